using './main.bicep'

param environment = 'prod'
param study = 'haab-2027'
param origin = 'lodtraekning.example/haab-2027'
param staffClientId = '00000000-0000-0000-0000-000000000000'
param stewardGroupId = '00000000-0000-0000-0000-000000000000'
param alertAddress = 'drift@lodtraekning.example'
