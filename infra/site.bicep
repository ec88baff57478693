// The site: a Flex Consumption app on .NET 10 isolated, with a separate storage account for the host's locks, the package and the anchor.

param environment string
param location string
param suffix string
param study string
param origin string
param publicUrl string
param owner string
param closedDays string
param staffClientId string
param otlpEndpoint string
param identityId string
param identityClientId string
param appPrincipalId string
param tablesEndpoint string
param vaultUri string

@secure()
param insightsConnection string

param alwaysReady int
param maximumInstances int

// Storage Blob Data Owner
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'

var appName = 'trial-${environment}-${suffix}'
var packageContainer = 'package'
var anchorContainer = 'anchor'
var issuer = '${az.environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'

resource hostAccount 'Microsoft.Storage/storageAccounts@2026-09-01' = {
  name: 'sthost${suffix}'
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2026-09-01' = {
  parent: hostAccount
  name: 'default'
}

resource package 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-09-01' = {
  parent: blobs
  name: packageContainer
}

// The record's head as it was last night, in another account than its rows: a whole older table that is put back stops the start.
resource anchor 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-09-01' = {
  parent: blobs
  name: anchorContainer
}

resource hostOwnsBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(hostAccount.id, appPrincipalId, blobDataOwner)
  scope: hostAccount
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataOwner)
  }
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${appName}'
  location: location
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: appName
  location: location
  kind: 'functionapp,linux'
  tags: {
    'azd-service-name': 'site' // how azd finds what the service "site" of azure.yaml is deployed to
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostAccount.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: maximumInstances
        alwaysReady: alwaysReady == 0 ? [] : [
          {
            name: 'http'
            instanceCount: alwaysReady
          }
        ]
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      httpLoggingEnabled: false
      appSettings: [
        { name: 'AzureWebJobsStorage__accountName', value: hostAccount.name }
        { name: 'AzureWebJobsStorage__credential', value: 'managedidentity' }
        { name: 'AzureWebJobsStorage__clientId', value: identityClientId }
        { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insightsConnection }
        { name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING', value: 'ClientId=${identityClientId};Authorization=AAD' }
        { name: 'AZURE_CLIENT_ID', value: identityClientId }
        { name: 'AZURE_TOKEN_CREDENTIALS', value: 'ManagedIdentityCredential' }
        { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: otlpEndpoint }
        { name: 'TRIAL_STORE', value: 'tables' }
        { name: 'TABLES_ENDPOINT', value: tablesEndpoint }
        { name: 'TRIAL_STUDY', value: study }
        { name: 'TRIAL_ANCHOR', value: '${hostAccount.properties.primaryEndpoints.blob}${anchorContainer}/head.json' }
        { name: 'TRIAL_ORIGIN', value: origin }
        { name: 'TRIAL_KEYS', value: 'keyvault' }
        { name: 'KEYVAULT_URI', value: vaultUri }
        { name: 'TRIAL_CLOSED_DAYS', value: closedDays }
        { name: 'PUBLIC_URL', value: empty(publicUrl) ? 'https://${appName}.azurewebsites.net' : publicUrl }
        { name: 'TRIAL_OWNER', value: owner }
        { name: 'STAFF_ISSUER', value: issuer }
        { name: 'STAFF_AUDIENCE', value: staffClientId }
      ]
    }
  }
  dependsOn: [
    package
    anchor
    hostOwnsBlobs
  ]
}

resource noFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource noBasicScm 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

// Staff sign in in a browser. Citizens are nobody's users: a request without sign-in goes through, without a cookie.
resource signIn 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: {
      enabled: true
    }
    globalValidation: {
      requireAuthentication: false
      unauthenticatedClientAction: 'AllowAnonymous'
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          openIdIssuer: issuer
          clientId: staffClientId
        }
        validation: {
          allowedAudiences: [
            staffClientId
          ]
        }
      }
    }
    login: {
      tokenStore: {
        enabled: false
      }
    }
  }
}

// No diagnostic settings: the HTTP logs would hold visitors' addresses.

output id string = app.id
output name string = app.name
output host string = app.properties.defaultHostName
