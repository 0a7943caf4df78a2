import { heredoc } from '../../../syntax/hcl/build.ts'
import { type Module, output } from '../module.ts'
import { databasesScript } from '../preview/databases-script.ts'
import { taskBlocks, taskVariables } from './container-task.ts'

/** A task that makes a database for a pull request on a server that stands, and drops it. It runs when it is asked to, and ends. */
export function previewDatabasesModule(): Module {
  return {
    main: taskBlocks({ flags: false, more: { command: ['sh', '-c', heredoc(databasesScript)] } }),
    variables: taskVariables,
    outputs: [output('family', 'aws_ecs_task_definition.this.family', 'Its task definition, as it is run by')],
  }
}
