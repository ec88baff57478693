// Whether the site answers: a page is asked for from outside, and answers of 500 and above are counted.

param environment string
param location string
param siteId string
param siteHost string
param insightsId string

@description('Who is told.')
param peopleId string

// Two places in Europe, four times an hour: each request is a run of a second, as docs/deploy.md counts it.
var places = [
  'emea-nl-ams-azr'
  'emea-gb-db3-azr'
]

resource page 'Microsoft.Insights/webtests@2022-06-15' = {
  name: 'page-${environment}'
  location: location
  kind: 'standard'
  tags: {
    'hidden-link:${insightsId}': 'Resource' // how Application Insights finds its tests
  }
  properties: {
    SyntheticMonitorId: 'page-${environment}'
    Name: 'The first page'
    Kind: 'standard'
    Enabled: true
    Frequency: 900
    Timeout: 60
    RetryEnabled: true
    Locations: [for place in places: {
      Id: place
    }]
    Request: {
      RequestUrl: 'https://${siteHost}/'
      HttpVerb: 'GET'
      FollowRedirects: true
      ParseDependentRequests: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 7
    }
  }
}

resource pageAway 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: 'page-away-${environment}'
  location: 'global'
  properties: {
    description: 'The first page did not come, from any of the places that ask for it.'
    severity: 0
    enabled: true
    scopes: [
      page.id
      insightsId
    ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT30M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: page.id
      componentId: insightsId
      failedLocationCount: length(places)
    }
    actions: [
      {
        actionGroupId: peopleId
      }
    ]
  }
}

// A few 503 belong to a start and to many people at once.
resource failedAnswers 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: 'failed-answers-${environment}'
  location: 'global'
  properties: {
    description: 'More than four answers of 500 and above in an hour.'
    severity: 1
    enabled: true
    scopes: [
      siteId
    ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'failed'
          metricName: 'Http5xx'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 4
          skipMetricValidation: true // it is not there before the first of them
        }
      ]
    }
    actions: [
      {
        actionGroupId: peopleId
      }
    ]
  }
}
