// The study's keys. Who can read them can read ahead, so few can, and the vault's log says who did.

param location string
param suffix string

@description('The site\'s identity: reads secrets.')
param appPrincipalId string

@description('The stewards: put secrets there, while the ceremony lasts.')
param stewardGroupId string

param ceremony bool

@description('Where the vault\'s audit log goes.')
param workspaceId string

@description('Who is told when somebody else than the site reads a key.')
param peopleId string

// Key Vault Secrets User, Key Vault Secrets Officer
var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var secretsOfficer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'

resource vault 'Microsoft.KeyVault/vaults@2026-05-15' = {
  name: 'kv${suffix}'
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
  }
}

resource appReads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, appPrincipalId, secretsUser)
  scope: vault
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

resource stewardsWrite 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (ceremony) {
  name: guid(vault.id, stewardGroupId, secretsOfficer)
  scope: vault
  properties: {
    principalId: stewardGroupId
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsOfficer)
  }
}

// Callers here are the site and the stewards; no visitor ever speaks to the vault.
// The only stable version, 2016-09-01, is older than this preview, which is what Azure's own templates use.
#disable-next-line use-recent-api-versions
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

// Whoever has the pepper and a copy of the rows can lead codes back to people on their own machine, which nobody sees: reading it can be seen.
resource readByAnother 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: 'key-read-${suffix}'
  location: location
  properties: {
    displayName: 'Somebody else than the site read a key'
    description: 'A key of the vault was read, or taken out as a backup. SECURITY.md says what to do: there are 72 hours from now.'
    severity: 0
    enabled: true
    skipQueryValidation: true // the table is not there before its first line
    scopes: [
      workspaceId
    ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          query: 'AzureDiagnostics | where _ResourceId =~ "${vault.id}" | where OperationName in ("SecretGet", "SecretBackup", "SecretRestore") | where tostring(column_ifexists("identity_claim_oid_g", "")) != "${appPrincipalId}" | summarize reads = count()'
          timeAggregation: 'Total'
          metricMeasureColumn: 'reads'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [
        peopleId
      ]
    }
  }
}

output uri string = vault.properties.vaultUri
output name string = vault.name
