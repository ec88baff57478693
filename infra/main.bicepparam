using './main.bicep'

// What azd uses. Its environment (azd env set NAME VALUE) holds the values; a required one that is missing ends the run with its name.
param environment = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param study = readEnvironmentVariable('TRIAL_STUDY')
param origin = readEnvironmentVariable('TRIAL_ORIGIN')
param publicUrl = readEnvironmentVariable('PUBLIC_URL', '')
param owner = readEnvironmentVariable('TRIAL_OWNER', '')
param closedDays = readEnvironmentVariable('TRIAL_CLOSED_DAYS', '')
param staffClientId = readEnvironmentVariable('STAFF_CLIENT_ID')
param stewardGroupId = readEnvironmentVariable('STEWARD_GROUP_ID')
param alertAddress = readEnvironmentVariable('ALERT_ADDRESS')
param otlpEndpoint = readEnvironmentVariable('OTEL_EXPORTER_OTLP_ENDPOINT', '')
param ceremony = bool(readEnvironmentVariable('CEREMONY', 'false'))
param alwaysReady = int(readEnvironmentVariable('ALWAYS_READY', '0'))
param maximumInstances = int(readEnvironmentVariable('MAXIMUM_INSTANCES', '1'))
