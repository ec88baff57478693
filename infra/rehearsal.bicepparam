using './main.bicep'

// The same site in a resource group of its own, with a study, rows and keys of its own.
param environment = 'rehearsal'
param study = 'haab-proeve'
param origin = 'lodtraekning.example/haab-proeve'
param staffClientId = '00000000-0000-0000-0000-000000000000'
param stewardGroupId = '00000000-0000-0000-0000-000000000000'
param ceremony = true
param alertAddress = 'drift@lodtraekning.example'
