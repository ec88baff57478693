// One environment: a study's tables and keys, the site that draws, and what watches over it.
// docs/deploy.md says how to use it. The test suite compiles it; it has not been deployed.

targetScope = 'resourceGroup'

@description('The environment: prod, rehearsal. Goes into names.')
@maxLength(9)
param environment string

@description('The study, as in its setup: small letters, digits and hyphens. The name of its partition.')
@maxLength(31)
param study string

@description('The name of the public log, host/path, as in the setup.')
param origin string

@description('An EU region that has Flex Consumption and zone-redundant storage.')
@allowed([
  'swedencentral'
  'northeurope'
  'westeurope'
])
param location string = 'swedencentral'

@description('Where citizens reach the site, https and without a slash at its end. Empty: the app\'s own name.')
param publicUrl string = ''

@description('What the study\'s owner says about itself, the text of owner.json. Empty: a real study is not opened.')
param owner string = ''

@description('Days on which no group meets, besides Danish holidays: 2027-02-15/2027-02-19 2027-10-18.')
param closedDays string = ''

@description('The client id of the app registration that has the app roles (infra/roles.json).')
param staffClientId string

@description('The object id of the Entra ID group of stewards.')
param stewardGroupId string

@description('True while the ceremony puts keys and lists into the vault. Take the role away afterwards: docs/deploy.md.')
param ceremony bool = false

@description('Where alerts go: an address of the people who run the study.')
param alertAddress string

@description('Where OTLP goes. Empty: nowhere.')
param otlpEndpoint string = ''

@description('HTTP instances kept running, so that the first visitor does not wait for a start. Each costs as docs/deploy.md says.')
@minValue(0)
param alwaysReady int = 0

// One study is one partition, so more instances only wait for each other. The lowest value is 1 in Microsoft's documentation and tools
// (learn.microsoft.com/azure/azure-functions/flex-consumption-plan, "Considerations"; hashicorp/terraform-provider-azurerm#31392), and it
// counts instances of each function group, so timers have their own (Azure/azure-rest-api-specs#45083). It was 40 until 2026, and a
// region that has not followed yet refuses less (MicrosoftDocs/azure-docs#128255; Azure/azure-functions-host#10523): pass 40 there.
@description('Instances at most, of each function group.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 1

var suffix = uniqueString(resourceGroup().id)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-trial-${environment}'
  location: location
}

module watch 'watch.bicep' = {
  name: 'watch'
  params: {
    environment: environment
    location: location
    alertAddress: alertAddress
    appPrincipalId: identity.properties.principalId
    stewardGroupId: stewardGroupId
  }
}

module rows 'rows.bicep' = {
  name: 'rows'
  params: {
    location: location
    suffix: suffix
    appPrincipalId: identity.properties.principalId
  }
}

module keys 'keys.bicep' = {
  name: 'keys'
  params: {
    location: location
    suffix: suffix
    appPrincipalId: identity.properties.principalId
    stewardGroupId: stewardGroupId
    ceremony: ceremony
    workspaceId: watch.outputs.workspaceId
    peopleId: watch.outputs.peopleId
  }
}

module site 'site.bicep' = {
  name: 'site'
  params: {
    environment: environment
    location: location
    suffix: suffix
    study: study
    origin: origin
    publicUrl: publicUrl
    owner: owner
    closedDays: closedDays
    staffClientId: staffClientId
    otlpEndpoint: otlpEndpoint
    alwaysReady: alwaysReady
    maximumInstances: maximumInstances
    identityId: identity.id
    identityClientId: identity.properties.clientId
    appPrincipalId: identity.properties.principalId
    tablesEndpoint: rows.outputs.endpoint
    vaultUri: keys.outputs.uri
    insightsConnection: watch.outputs.insightsConnection
  }
}

module alive 'alive.bicep' = {
  name: 'alive'
  params: {
    environment: environment
    location: location
    siteId: site.outputs.id
    siteHost: site.outputs.host
    insightsId: watch.outputs.insightsId
    peopleId: watch.outputs.peopleId
  }
}

output siteName string = site.outputs.name
output siteHost string = site.outputs.host
output vaultName string = keys.outputs.name
