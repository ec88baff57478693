// What watches over the site's lines: an alert when a job did not run, when the service writes an error, and when it writes what people must see to.

param environment string
param location string
param alertAddress string

@description('The site\'s identity: sends telemetry.')
param appPrincipalId string

@description('The stewards: read it.')
param stewardGroupId string

@description('Days that lines are kept.')
param retentionDays int = 90

// Monitoring Metrics Publisher, Monitoring Reader
var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'
var monitoringReader = '43d0d8ad-25c7-4714-9337-8ba259a9fe05'

// Daily jobs run within an hour of their time, and a day has 25 hours once a year.
var jobs = [
  'PublishLog'
  'KeepRetention'
  'DrawCohorts'
  'IssueRosters'
]

// Lines that the service writes when people are many, something runs low or the log is late; how each begins.
var signs = [
  {
    name: 'challenge-asked'
    begins: 'A challenge is asked'
  }
  {
    name: 'share-met'
    begins: 'Somebody who solved no challenge was turned away'
  }
  {
    name: 'cap-met'
    begins: 'Somebody was turned away'
  }
  {
    name: 'lists-low'
    begins: 'Lists that run low'
  }
  {
    name: 'log-behind'
    begins: 'The public log is'
  }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2026-03-01' = {
  name: 'log-trial-${environment}'
  location: location
  properties: {
    retentionInDays: retentionDays
    sku: {
      name: 'PerGB2018'
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-trial-${environment}'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    DisableIpMasking: false
    DisableLocalAuth: true
    WorkspaceResourceId: workspace.id
  }
}

resource appSends 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, appPrincipalId, metricsPublisher)
  scope: insights
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher)
  }
}

resource stewardsRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, stewardGroupId, monitoringReader)
  scope: insights
  properties: {
    principalId: stewardGroupId
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringReader)
  }
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-trial-${environment}'
  location: 'global'
  properties: {
    groupShortName: 'trial'
    enabled: true
    emailReceivers: [
      {
        name: 'stewards'
        emailAddress: alertAddress
        useCommonAlertSchema: true
      }
    ]
  }
}

resource jobDidNotRun 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [for job in jobs: {
  name: 'did-not-run-${job}-${environment}'
  location: location
  properties: {
    displayName: '${job} did not run'
    description: 'No line "${job} ran." in 26 hours.'
    severity: 1
    enabled: true
    scopes: [
      insights.id
    ]
    evaluationFrequency: 'PT1H'
    windowSize: 'PT1H'
    overrideQueryTimeRange: 'P2D'
    criteria: {
      allOf: [
        {
          query: 'traces | where timestamp > ago(26h) | where message == "${job} ran." | summarize runs = count()'
          timeAggregation: 'Total'
          metricMeasureColumn: 'runs'
          operator: 'LessThan'
          threshold: 1
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}]

resource signSeen 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [for sign in signs: {
  name: '${sign.name}-${environment}'
  location: location
  properties: {
    displayName: sign.begins
    description: 'A line begins "${sign.begins}": the steward\'s overview says more.'
    severity: 2
    enabled: true
    scopes: [
      insights.id
    ]
    evaluationFrequency: 'PT1H'
    windowSize: 'PT1H'
    criteria: {
      allOf: [
        {
          query: 'traces | where message startswith "${sign.begins}" | summarize lines = count()'
          timeAggregation: 'Total'
          metricMeasureColumn: 'lines'
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
        people.id
      ]
    }
  }
}]

// The service says in its own words what failed, and the host what ended a run or the app.
resource errorSeen 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: 'error-${environment}'
  location: location
  properties: {
    displayName: 'The service wrote an error'
    description: 'A line at level Error or Critical: traces and exceptions in Application Insights have it.'
    severity: 1
    enabled: true
    scopes: [
      insights.id
    ]
    evaluationFrequency: 'PT1H'
    windowSize: 'PT1H'
    criteria: {
      allOf: [
        {
          query: 'union traces, exceptions | where severityLevel >= 3 | summarize lines = count()'
          timeAggregation: 'Total'
          metricMeasureColumn: 'lines'
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
        people.id
      ]
    }
  }
}

output workspaceId string = workspace.id
output peopleId string = people.id
output insightsId string = insights.id

@secure()
output insightsConnection string = insights.properties.ConnectionString
