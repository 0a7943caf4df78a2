import { block, ref } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { callVariables, placeVariables, queueVariable, theFunction } from './function.ts'
import { sqsSource } from './function-events.ts'

/** A function for a pull request, with a role and a log that all pull requests share; its newest version is live at once. */
export function previewFunctionModule(): Module {
  return {
    main: [
      theFunction({ role: ref('var.role_arn'), group: ref('var.log_group') }),
      block('resource', ['aws_lambda_alias', 'live'], {
        name: 'live',
        function_name: ref('aws_lambda_function.this.function_name'),
        function_version: ref('aws_lambda_function.this.version'),
      }),
      sqsSource(),
    ],
    variables: [
      variable('name', 'string', 'Name of the function, such as crm-pr-7-api', {
        valid: { condition: 'length(var.name) <= 64', message: 'Lambda takes no name of more than 64 characters.' },
      }),
      ...callVariables,
      variable('role_arn', 'string', 'Role that it runs with'),
      variable('log_group', 'string', 'Log group that it writes to'),
      ...placeVariables,
      queueVariable,
    ],
    outputs: [
      output('name', 'aws_lambda_function.this.function_name', 'The function'),
      output('invoke_arn', 'aws_lambda_alias.live.invoke_arn', 'What an API gateway calls'),
    ],
  }
}
