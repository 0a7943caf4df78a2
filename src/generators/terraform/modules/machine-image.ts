import { type Block, block, call, commented, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { trustDocument } from '../policy.ts'

const managed = (name: string) =>
  template`arn:aws:imagebuilder:${ref('data.aws_region.current.region')}:aws:component/${name}/x.x.x`

/** The image that machines start from: the newest Amazon Linux with what runs containers, made anew each week. */
export function machineImageModule(): Module {
  return {
    main: [
      block('data', ['aws_region', 'current']),
      block('locals', [], {
        parameter: commented(
          'Image Builder may write only what begins like this.',
          template`/imagebuilder/${ref('var.name')}`,
        ),
      }),
      ...builder(),
      component(),
      recipe(),
      block(
        'resource',
        ['aws_imagebuilder_infrastructure_configuration', 'this'],
        {
          name: ref('var.name'),
          instance_profile_name: ref('aws_iam_instance_profile.builder.name'),
          instance_types: ['t4g.small', 't4g.medium'],
          subnet_id: ref('var.subnet_id'),
          security_group_ids: [ref('var.security_group_id')],
          terminate_instance_on_failure: true,
        },
        [block('instance_metadata_options', [], { http_tokens: 'required', http_put_response_hop_limit: 1 })],
      ),
      distribution(),
      commented(
        'The first one, so that machines have something to start from.',
        block('resource', ['aws_imagebuilder_image', 'first'], parts, [
          block('image_tests_configuration', [], { image_tests_enabled: true, timeout_minutes: 60 }),
        ]),
      ),
      block('resource', ['aws_imagebuilder_image_pipeline', 'weekly'], { name: ref('var.name'), ...parts }, [
        block('schedule', [], {
          schedule_expression: 'cron(0 4 ? * mon *)',
          pipeline_execution_start_condition: 'EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE',
        }),
        block('image_tests_configuration', [], { image_tests_enabled: true, timeout_minutes: 60 }),
      ]),
    ],
    variables: [
      variable('name', 'string', 'Name of the image'),
      variable('recipe_version', 'string', 'Version of the recipe: raise it with every change of what is installed', {
        default: '1.0.0',
      }),
      variable('subnet_id', 'string', 'Subnet that it is made in'),
      variable('security_group_id', 'string', 'Whom the machine that makes it reaches; nobody reaches it'),
    ],
    outputs: [
      output('parameter', 'local.parameter', 'Parameter that holds the newest image', ['aws_imagebuilder_image.first']),
    ],
  }
}

const parts = {
  image_recipe_arn: ref('aws_imagebuilder_image_recipe.this.arn'),
  infrastructure_configuration_arn: ref('aws_imagebuilder_infrastructure_configuration.this.arn'),
  distribution_configuration_arn: ref('aws_imagebuilder_distribution_configuration.this.arn'),
}

function builder(): Block[] {
  return [
    trustDocument('builder', { type: 'Service', identifiers: ['ec2.amazonaws.com'] }, ['sts:AssumeRole']),
    block('resource', ['aws_iam_role', 'builder'], {
      name: template`${ref('var.name')}-builder`,
      description: template`Makes the image ${ref('var.name')}`,
      assume_role_policy: ref('data.aws_iam_policy_document.builder.json'),
    }),
    block('resource', ['aws_iam_role_policy_attachment', 'builder'], {
      for_each: call('toset', ['AmazonSSMManagedInstanceCore', 'EC2InstanceProfileForImageBuilder']),
      role: ref('aws_iam_role.builder.name'),
      policy_arn: template`arn:aws:iam::aws:policy/${ref('each.value')}`,
    }),
    block('resource', ['aws_iam_instance_profile', 'builder'], {
      name: template`${ref('var.name')}-builder`,
      role: ref('aws_iam_role.builder.name'),
    }),
  ]
}

function component(): Block {
  const step = (name: string, commands: readonly string[]) => ({ name, action: 'ExecuteBash', inputs: { commands } })
  return block('resource', ['aws_imagebuilder_component', 'runtime'], {
    name: template`${ref('var.name')}-runtime`,
    platform: 'Linux',
    version: ref('var.recipe_version'),
    data: call('yamlencode', {
      schemaVersion: '1.0',
      phases: [
        {
          name: 'build',
          steps: [
            step('Install', [
              'dnf install --assumeyes docker jq amazon-ecr-credential-helper',
              'systemctl enable docker',
              'mkdir --parents /root/.docker',
              `echo '{"credsStore":"ecr-login"}' > /root/.docker/config.json`,
              '# Nobody signs in by SSH: Session Manager keeps a record of who did what.',
              'systemctl disable sshd',
            ]),
          ],
        },
        {
          name: 'test',
          steps: [step('Runs', ['docker --version', 'jq --version', 'docker-credential-ecr-login version'])],
        },
      ],
    }),
  })
}

function recipe(): Block {
  return block(
    'resource',
    ['aws_imagebuilder_image_recipe', 'this'],
    {
      name: ref('var.name'),
      version: ref('var.recipe_version'),
      parent_image: template`arn:aws:imagebuilder:${ref('data.aws_region.current.region')}:aws:image/amazon-linux-2023-arm64/x.x.x`,
    },
    [
      block('component', [], { component_arn: managed('update-linux') }),
      block('component', [], { component_arn: managed('amazon-cloudwatch-agent-linux') }),
      block('component', [], { component_arn: ref('aws_imagebuilder_component.runtime.arn') }),
      block('block_device_mapping', [], { device_name: '/dev/xvda' }, [
        block('ebs', [], { volume_size: 20, volume_type: 'gp3', encrypted: true, delete_on_termination: true }),
      ]),
      block('systems_manager_agent', [], { uninstall_after_build: false }),
      block('lifecycle', [], { create_before_destroy: true }),
    ],
  )
}

function distribution(): Block {
  return block('resource', ['aws_imagebuilder_distribution_configuration', 'this'], { name: ref('var.name') }, [
    block('distribution', [], { region: ref('data.aws_region.current.region') }, [
      block('ami_distribution_configuration', [], {
        name: template`${ref('var.name')}-{{ imagebuilder:buildDate }}`,
        ami_tags: { image: ref('var.name') },
      }),
      block('ssm_parameter_configuration', [], { parameter_name: ref('local.parameter'), data_type: 'aws:ec2:image' }),
    ]),
  ])
}
