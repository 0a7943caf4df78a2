import { is } from './conditions.ts'
import { rows } from './rows.ts'
import { unlogged, unwatched } from './topics.ts'

export const checks = rows({
  unlogged: {
    title: 'State machine keeps no log of its runs',
    why: `The history of an express run is gone when it ends, and of a standard one after 90 days.`,
    ...unlogged,
    sources: ['CKV_AWS_285', 'AWS-0119'],
    property: {
      aws_sfn_state_machine: 'logging_configuration.include_execution_data',
      'AWS::StepFunctions::StateMachine': 'LoggingConfiguration.IncludeExecutionData',
    },
    holds: is(true),
    says: 'logs no runs; set `{property}` and a level',
    examples: [
      `
          resource "aws_sfn_state_machine" "main" {
            name       = "orders"
            role_arn   = aws_iam_role.orders.arn
            definition = "{}"
        +   logging_configuration {
        +     level                  = "ERROR"
        +     include_execution_data = true
        +   }
          }
      `,
      `
          Main:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              StateMachineName: orders
        +     LoggingConfiguration:
        +       Level: ERROR
        +       IncludeExecutionData: true
      `,
    ],
  },
  untraced: {
    title: 'State machine is not traced',
    why: `Where the time goes between its steps and the services behind cannot be seen.`,
    ...unwatched,
    sources: ['CKV_AWS_284', 'AWS-0117'],
    property: {
      aws_sfn_state_machine: 'tracing_configuration.enabled',
      'AWS::StepFunctions::StateMachine': 'TracingConfiguration.Enabled',
    },
    holds: is(true),
    says: 'is not traced; set `{property}` to true',
    examples: [
      `
          resource "aws_sfn_state_machine" "main" {
            name       = "orders"
            role_arn   = aws_iam_role.orders.arn
            definition = "{}"
        +   tracing_configuration {
        +     enabled = true
        +   }
          }
      `,
      `
          Main:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              StateMachineName: orders
        +     TracingConfiguration:
        +       Enabled: true
      `,
    ],
  },
})
