import { toolImages } from '../../../facts/tools.ts'
import { call, listFor, ref, template, type Value } from '../../../syntax/hcl/build.ts'
import { variable } from '../module.ts'

export const flagsVariable = variable(
  'flags',
  'object({ application = string, environment = string })',
  'Where AppConfig keeps the feature flags that are answered beside the task; none without',
  { default: null },
)

/** Two that stay beside the task where it has flags: one keeps what AppConfig let out, the other answers by it. Neither ends the task. */
export function besideTask(group: Value = ref('aws_cloudwatch_log_group.this.name')): Value {
  const path = template`/applications/${ref('var.flags.application')}/environments/${ref('var.flags.environment')}/configurations/flags`
  const containers: readonly Value[] = [
    {
      ...common('appconfig', toolImages.appconfigAgent.image, group),
      environment: [{ name: 'PREFETCH_LIST', value: path }],
    },
    {
      ...common('flagd', toolImages.flagd.image, group),
      command: [
        'start',
        '--sources',
        call('jsonencode', [{ uri: template`http://localhost:2772${path}`, provider: 'http', interval: 15 }]),
      ],
      dependsOn: [{ containerName: 'appconfig', condition: 'START' }],
    },
  ]
  return call('flatten', listFor({ names: ['flags'], of: ref('var.flags[*]') }, containers))
}

function common(name: string, image: string, group: Value) {
  return {
    name,
    image,
    essential: false,
    memory: 64,
    user: '65532:65532',
    readonlyRootFilesystem: true,
    restartPolicy: { enabled: true },
    linuxParameters: { initProcessEnabled: true, capabilities: { drop: ['ALL'] } },
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': group,
        'awslogs-region': ref('data.aws_region.current.region'),
        'awslogs-stream-prefix': name,
        mode: 'non-blocking',
      },
    },
  }
}
