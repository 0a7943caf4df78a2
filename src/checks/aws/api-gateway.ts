import { plain } from './body.ts'
import { any, is, isNot, isSet, matches, where } from './conditions.ts'
import { rows } from './rows.ts'
import { exposed, fragile, inTheClear, unencrypted, unlogged, unwatched } from './topics.ts'

export const checks = rows({
  untraced: {
    title: 'Calls of the API are not traced',
    why: `Where the time goes between services cannot be seen. X-Ray, or a tracer of your own, shows it.`,
    ...unwatched,
    sources: ['CKV_AWS_73', 'AWS-0003', 'AWS-0111'],
    property: {
      aws_api_gateway_stage: 'xray_tracing_enabled',
      'AWS::ApiGateway::Stage': 'TracingEnabled',
      'AWS::Serverless::Api': 'TracingEnabled',
    },
    holds: is(true),
    says: 'is not traced; set `{property}` to true',
    examples: [
      `
          resource "aws_api_gateway_stage" "main" {
        -   rest_api_id   = aws_api_gateway_rest_api.orders.id
        -   stage_name    = "live"
        -   deployment_id = aws_api_gateway_deployment.orders.id
        +   rest_api_id          = aws_api_gateway_rest_api.orders.id
        +   stage_name           = "live"
        +   deployment_id        = aws_api_gateway_deployment.orders.id
        +   xray_tracing_enabled = true
          }
      `,
      `
          Main:
            Type: AWS::ApiGateway::Stage
            Properties:
              RestApiId: !Ref Orders
              StageName: live
        +     TracingEnabled: true
      `,
    ],
  },
  'no-access-log': {
    title: 'API writes no access log',
    why: `Who called what, and who was refused, cannot be had afterwards.`,
    ...unlogged,
    sources: ['CKV_AWS_76', 'CKV_AWS_95', 'AWS-0001', 'AWS-0113', 'AWS-0116', 'W46', 'W69'],
    property: {
      aws_api_gateway_stage: 'access_log_settings.destination_arn',
      aws_apigatewayv2_stage: 'access_log_settings.destination_arn',
      'AWS::ApiGateway::Stage': 'AccessLogSetting.DestinationArn',
      'AWS::Serverless::Api': 'AccessLogSetting.DestinationArn',
      'AWS::ApiGatewayV2::Stage': 'AccessLogSettings.DestinationArn',
      'AWS::Serverless::HttpApi': 'AccessLogSettings.DestinationArn',
    },
    holds: isSet,
    says: 'writes no access log; set `{property}`',
    examples: [
      `
          resource "aws_api_gateway_stage" "main" {
            rest_api_id   = aws_api_gateway_rest_api.orders.id
            stage_name    = "live"
            deployment_id = aws_api_gateway_deployment.orders.id
        +   access_log_settings {
        +     format          = requestId
        +     destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"
        +   }
          }
      `,
      `
          Main:
            Type: AWS::ApiGateway::Stage
            Properties:
              RestApiId: !Ref Orders
              StageName: live
        +     AccessLogSetting:
        +       DestinationArn: arn:aws:logs:eu-west-1:123456789012:log-group:api
      `,
    ],
  },
  'no-cache': {
    title: 'API caches no answers',
    why: `Every call goes through to what is behind. A cache helps where many ask the same, at a price per hour.`,
    ...unwatched,
    sources: ['CKV_AWS_120', 'AWS-0190'],
    property: {
      aws_api_gateway_stage: 'cache_cluster_enabled',
      'AWS::ApiGateway::Stage': 'CacheClusterEnabled',
      'AWS::Serverless::Api': 'CacheClusterEnabled',
    },
    holds: is(true),
    says: 'caches no answers; set `{property}` to true',
    examples: [
      `
          resource "aws_api_gateway_stage" "main" {
        -   rest_api_id   = aws_api_gateway_rest_api.orders.id
        -   stage_name    = "live"
        -   deployment_id = aws_api_gateway_deployment.orders.id
        +   rest_api_id           = aws_api_gateway_rest_api.orders.id
        +   stage_name            = "live"
        +   deployment_id         = aws_api_gateway_deployment.orders.id
        +   cache_cluster_enabled = true
          }
      `,
      `
          Main:
            Type: AWS::ApiGateway::Stage
            Properties:
              RestApiId: !Ref Orders
              StageName: live
        +     CacheClusterEnabled: true
      `,
    ],
  },
  'no-client-certificate': {
    title: 'Backend cannot tell that the gateway calls',
    why: `Without a client certificate whoever knows its address can go past the gateway, with its logins and
      limits.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.1', 'nist-800-53/AC-3', 'nist-800-53/IA-2'],
    sources: ['CKV2_AWS_51'],
    property: {
      aws_api_gateway_stage: 'client_certificate_id',
      aws_apigatewayv2_stage: 'client_certificate_id',
      'AWS::ApiGateway::Stage': 'ClientCertificateId',
    },
    holds: isSet,
    says: 'shows no certificate to what is behind; name one in `{property}`',
    examples: [
      `
          resource "aws_api_gateway_stage" "main" {
        -   rest_api_id   = aws_api_gateway_rest_api.orders.id
        -   stage_name    = "live"
        -   deployment_id = aws_api_gateway_deployment.orders.id
        +   rest_api_id           = aws_api_gateway_rest_api.orders.id
        +   stage_name            = "live"
        +   deployment_id         = aws_api_gateway_deployment.orders.id
        +   client_certificate_id = "abc123"
          }
      `,
      `
          Main:
            Type: AWS::ApiGateway::Stage
            Properties:
              RestApiId: !Ref Orders
              StageName: live
        +     ClientCertificateId: abc123
      `,
    ],
  },
  'method-open': {
    title: 'API method asks nobody who they are',
    why: `Whoever finds the address may call it. Ask for IAM, a Cognito login, an authorizer of your own or at least
      a key.`,
    ...exposed,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV_AWS_59', 'AWS-0004', 'W59'],
    property: {
      aws_api_gateway_method: 'authorization',
      'AWS::ApiGateway::Method': 'AuthorizationType',
    },
    holds: (value) => value !== undefined && value !== 'NONE',
    unless: any(
      where(['http_method', 'HttpMethod'], is('OPTIONS')),
      where(['api_key_required', 'ApiKeyRequired'], is(true)),
    ),
    says: 'asks nobody who they are; set `{property}`',
    examples: [
      `
          resource "aws_api_gateway_method" "main" {
            rest_api_id   = aws_api_gateway_rest_api.orders.id
            resource_id   = aws_api_gateway_resource.orders.id
            http_method   = "POST"
        -   authorization = "NONE"
        +   authorization = "AWS_IAM"
          }
      `,
      `
          Main:
            Type: AWS::ApiGateway::Method
            Properties:
              RestApiId: !Ref Orders
              ResourceId: !Ref Path
              HttpMethod: POST
        -     AuthorizationType: NONE
        +     AuthorizationType: AWS_IAM
      `,
    ],
  },
  'route-open': {
    title: 'API route asks nobody who they are',
    why: `Whoever finds the address may call it. Ask for IAM, a JWT or an authorizer of your own.`,
    ...exposed,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV_AWS_309'],
    property: {
      aws_apigatewayv2_route: 'authorization_type',
      'AWS::ApiGatewayV2::Route': 'AuthorizationType',
    },
    holds: (value) => value !== undefined && value !== 'NONE',
    unless: any(
      where(['route_key', 'RouteKey'], matches(/^OPTIONS|^\$(?:disconnect|default)/)),
      where(['api_key_required', 'ApiKeyRequired'], is(true)),
    ),
    says: 'asks nobody who they are; set `{property}`',
    examples: [
      `
          resource "aws_apigatewayv2_route" "main" {
        -   api_id    = aws_apigatewayv2_api.orders.id
        -   route_key = "POST /orders"
        +   api_id             = aws_apigatewayv2_api.orders.id
        +   route_key          = "POST /orders"
        +   authorization_type = "AWS_IAM"
          }
      `,
      `
          Main:
            Type: AWS::ApiGatewayV2::Route
            Properties:
              ApiId: !Ref Orders
              RouteKey: POST /orders
        +     AuthorizationType: AWS_IAM
      `,
    ],
  },
  'parameters-unchecked': {
    title: 'API passes requests on unchecked',
    why: `What lacks a parameter, or has the wrong form, is refused by the gateway before it costs you anything, if
      a validator says so.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/6.4.2'],
    sources: ['CKV2_AWS_53'],
    property: {
      aws_api_gateway_method: 'request_validator_id',
      'AWS::ApiGateway::Method': 'RequestValidatorId',
    },
    holds: isSet,
    unless: where(['http_method', 'HttpMethod'], is('OPTIONS')),
    says: 'checks no requests; name a validator in `{property}`',
    examples: [
      `
          resource "aws_api_gateway_method" "main" {
        -   rest_api_id   = aws_api_gateway_rest_api.orders.id
        -   resource_id   = aws_api_gateway_resource.orders.id
        -   http_method   = "POST"
        -   authorization = "AWS_IAM"
        +   rest_api_id          = aws_api_gateway_rest_api.orders.id
        +   resource_id          = aws_api_gateway_resource.orders.id
        +   http_method          = "POST"
        +   authorization        = "AWS_IAM"
        +   request_validator_id = "abc123"
          }
      `,
      `
          Main:
            Type: AWS::ApiGateway::Method
            Properties:
              RestApiId: !Ref Orders
              ResourceId: !Ref Path
              HttpMethod: POST
              AuthorizationType: AWS_IAM
        +     RequestValidatorId: abc123
      `,
    ],
  },
  'weak-tls': {
    title: 'API domain accepts outdated TLS',
    why: `TLS before 1.2 is broken and no client of today needs it.`,
    ...inTheClear,
    severity: 'medium',
    fix: 'risky',
    sources: ['CKV_AWS_206', 'AWS-0005', 'AWS-0112', 'W62'],
    property: {
      aws_api_gateway_domain_name: 'security_policy',
      aws_apigatewayv2_domain_name: 'domain_name_configuration.security_policy',
      'AWS::ApiGateway::DomainName': 'SecurityPolicy',
      'AWS::ApiGatewayV2::DomainName': 'DomainNameConfigurations.SecurityPolicy',
    },
    holds: (value) => value !== 'TLS_1_0' && !String(value).startsWith('SecurityPolicy_TLS12_2018'),
    says: 'accepts TLS 1.0; set `{property}` to `TLS_1_2`',
    set: 'TLS_1_2',
    examples: [
      `
          resource "aws_api_gateway_domain_name" "main" {
            domain_name     = "api.example.com"
        -   security_policy = "TLS_1_0"
        +   security_policy = "TLS_1_2"
          }
      `,
      `
          Main:
            Type: AWS::ApiGateway::DomainName
            Properties:
              DomainName: api.example.com
        -     SecurityPolicy: TLS_1_0
        +     SecurityPolicy: TLS_1_2
      `,
    ],
  },
  'calls-unlogged': {
    title: 'Stage logs neither errors nor calls',
    why: `When an integration fails, its log says why. Without a level there is none.`,
    ...unlogged,
    property: {
      aws_api_gateway_method_settings: 'settings.logging_level',
      'AWS::ApiGateway::Stage': 'MethodSettings?.LoggingLevel',
    },
    holds: is('ERROR', 'INFO'),
    says: 'logs nothing; set `{property}` to `ERROR`',
    examples: [
      `
          resource "aws_api_gateway_method_settings" "main" {
            rest_api_id = aws_api_gateway_rest_api.orders.id
            stage_name  = "live"
            method_path = "*/*"
            settings {
        -     logging_level = "OFF"
        +     logging_level = "ERROR"
            }
          }
      `,
      `
          Main:
            Type: AWS::ApiGateway::Stage
            Properties:
              RestApiId: !Ref Orders
              StageName: live
              MethodSettings:
                - HttpMethod: '*'
                  ResourcePath: '/*'
        -         LoggingLevel: 'OFF'
        +         LoggingLevel: ERROR
      `,
    ],
  },
  'bodies-logged': {
    title: 'Stage logs whole requests and answers',
    why: `Data trace writes headers and bodies into the log, with tokens, passwords and personal data. It is for an
      hour of debugging.`,
    severity: 'medium',
    controls: ['soc2/CC6.1', 'gdpr/art-5', 'gdpr/art-32'],
    sources: ['CKV_AWS_276'],
    property: {
      aws_api_gateway_method_settings: 'settings.data_trace_enabled',
      'AWS::ApiGateway::Stage': 'MethodSettings?.DataTraceEnabled',
    },
    holds: isNot(true),
    says: 'logs whole requests; drop `{property}`',
    examples: [
      `
          resource "aws_api_gateway_method_settings" "main" {
            rest_api_id = aws_api_gateway_rest_api.orders.id
            stage_name  = "live"
            method_path = "*/*"
            settings {
        -     data_trace_enabled = true
        +     data_trace_enabled = false
            }
          }
      `,
      `
          Main:
            Type: AWS::ApiGateway::Stage
            Properties:
              RestApiId: !Ref Orders
              StageName: live
              MethodSettings:
                - HttpMethod: '*'
                  ResourcePath: '/*'
        -         DataTraceEnabled: true
        +         DataTraceEnabled: false
      `,
    ],
  },
  'cache-unencrypted': {
    title: 'Answers are cached unencrypted',
    why: `A cache holds what users got to see. Encryption of it costs nothing.`,
    ...unencrypted,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV_AWS_308', 'AWS-0002', 'AWS-0110', 'W87'],
    property: {
      aws_api_gateway_method_settings: 'settings.cache_data_encrypted',
      'AWS::ApiGateway::Stage': 'MethodSettings?.CacheDataEncrypted',
    },
    holds: (value, _, __, { caching_enabled = false, CachingEnabled = false }) =>
      value === true || (plain(caching_enabled) === false && plain(CachingEnabled) === false),
    says: 'caches answers unencrypted; set `{property}` to true',
    examples: [
      `
          resource "aws_api_gateway_method_settings" "main" {
            rest_api_id = aws_api_gateway_rest_api.orders.id
            stage_name  = "live"
            method_path = "*/*"
            settings {
        -     caching_enabled = true
        +     caching_enabled      = true
        +     cache_data_encrypted = true
            }
          }
      `,
      `
          Main:
            Type: AWS::ApiGateway::Stage
            Properties:
              RestApiId: !Ref Orders
              StageName: live
              MethodSettings:
                - HttpMethod: '*'
                  ResourcePath: '/*'
                  CachingEnabled: true
        +         CacheDataEncrypted: true
      `,
    ],
  },
  'outage-at-each-change': {
    title: 'Change of the API takes it down first',
    why: `Terraform deletes the old one before the new one is there, and the stage points at nothing in between.`,
    ...fragile,
    level: 'strict',
    sources: ['CKV_AWS_217', 'CKV_AWS_237'],
    property: {
      aws_api_gateway_deployment: 'lifecycle.create_before_destroy',
      aws_api_gateway_rest_api: 'lifecycle.create_before_destroy',
    },
    holds: is(true),
    says: 'is gone while it is replaced; set `{property}` in `lifecycle`',
    examples: [
      `
          resource "aws_api_gateway_deployment" "main" {
            rest_api_id = aws_api_gateway_rest_api.orders.id
        +   lifecycle {
        +     create_before_destroy = true
        +   }
          }
      `,
    ],
  },
  'default-endpoint': {
    title: 'API can be reached past its own domain',
    why: `The address under \`execute-api\` stays open beside your domain, past its certificate and whatever protects
      it.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/1.3.1'],
    property: {
      aws_api_gateway_rest_api: 'disable_execute_api_endpoint',
      aws_apigatewayv2_api: 'disable_execute_api_endpoint',
      'AWS::ApiGateway::RestApi': 'DisableExecuteApiEndpoint',
      'AWS::ApiGatewayV2::Api': 'DisableExecuteApiEndpoint',
    },
    holds: is(true),
    says: 'stays open under `execute-api`; set `{property}` to true',
    examples: [
      `
          resource "aws_api_gateway_rest_api" "main" {
        -   name = "orders"
        +   name                         = "orders"
        +   disable_execute_api_endpoint = true
          }
      `,
      `
          Main:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: orders
        +     DisableExecuteApiEndpoint: true
      `,
    ],
  },
  'any-origin': {
    title: 'API is readable from every web site',
    why: `A page that a visitor opens elsewhere reads the answers. Name the origins that are yours.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/6.4.2'],
    property: {
      aws_apigatewayv2_api: 'cors_configuration?.allow_origins',
      'AWS::ApiGatewayV2::Api': 'CorsConfiguration?.AllowOrigins',
    },
    holds: (value) => !Array.isArray(value) || !value.includes('*'),
    says: 'is readable from every site; name yours in `{property}`',
    examples: [
      `
          resource "aws_apigatewayv2_api" "main" {
            name          = "orders"
            protocol_type = "HTTP"
            cors_configuration {
        -     allow_origins = ["*"]
        +     allow_origins = ["https://example.com"]
            }
          }
      `,
      `
          Main:
            Type: AWS::ApiGatewayV2::Api
            Properties:
              Name: orders
              ProtocolType: HTTP
              CorsConfiguration:
                AllowOrigins:
        -         - '*'
        +         - https://example.com
      `,
    ],
  },
})
