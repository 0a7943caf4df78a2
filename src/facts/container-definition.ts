import type { Table } from './fact.ts'

/** A field of a container in a task definition of ECS, or of the task that people look for in the container. */
export interface ContainerField {
  readonly name: string
  /** What Terraform calls it beside `container_definitions`, where it is the task's. */
  readonly ofTask?: string
}

const ofContainer = [
  ...['command', 'cpu', 'credentialSpecs', 'dependsOn', 'disableNetworking', 'dnsSearchDomains', 'dnsServers'],
  ...['dockerLabels', 'dockerSecurityOptions', 'entryPoint', 'environment', 'environmentFiles', 'essential'],
  ...['extraHosts', 'firelensConfiguration', 'healthCheck', 'hostname', 'image', 'interactive', 'links'],
  ...['linuxParameters', 'logConfiguration', 'memory', 'memoryReservation', 'mountPoints', 'name', 'portMappings'],
  ...['privileged', 'pseudoTerminal', 'readonlyRootFilesystem', 'repositoryCredentials', 'resourceRequirements'],
  ...['restartPolicy', 'secrets', 'startTimeout', 'stopTimeout', 'systemControls', 'ulimits', 'user'],
  ...['versionConsistency', 'volumesFrom', 'workingDirectory'],
]

const ofTask: Readonly<Record<string, string>> = {
  pidMode: 'pid_mode',
  ipcMode: 'ipc_mode',
  networkMode: 'network_mode',
  taskRoleArn: 'task_role_arn',
  executionRoleArn: 'execution_role_arn',
  requiresCompatibilities: 'requires_compatibilities',
  runtimePlatform: 'runtime_platform',
  ephemeralStorage: 'ephemeral_storage',
}

export const containerFields: Table<ContainerField> = {
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
  date: '2026-11-27',
  rows: [
    ...ofContainer.map((name) => ({ name })),
    ...Object.entries(ofTask).map(([name, inTask]) => ({ name, ofTask: inTask })),
  ],
}
