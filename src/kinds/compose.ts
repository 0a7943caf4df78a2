import type { DataOf, Kind } from '../model/resource.ts'
import { anything, flag, listOf, literal, mapOf, number, record, scalar, text } from '../model/shape.ts'

const file = 'compose.yaml'

/**
 * A project as Compose loads it: its files merged, `include` and `extends` followed, variables replaced by what `.env` says,
 * short forms written out. Commands are lists of words; variables, labels and build arguments are maps.
 */
export const ComposeProject = {
  id: 'compose/project',
  title: 'Compose project',
  file,
  shape: record({}, { name: literal, version: scalar, services: mapOf(anything), networks: mapOf(anything) }),
} satisfies Kind
export type ComposeProject = DataOf<typeof ComposeProject>

/** `published` may be a range; without it, the host chooses. */
const port = record({}, { target: number, published: scalar, host_ip: literal, protocol: literal, mode: literal })

const mount = record(
  {},
  {
    type: literal,
    source: literal,
    target: literal,
    read_only: flag,
    bind: record({}, { propagation: literal, selinux: literal, create_host_path: flag }),
    volume: record({}, { nocopy: flag, subpath: literal }),
    tmpfs: record({}, { size: scalar, mode: scalar }),
  },
)

const build = record(
  {},
  {
    context: literal,
    dockerfile: literal,
    dockerfile_inline: text,
    target: literal,
    args: mapOf(anything),
    labels: mapOf(anything),
    secrets: listOf(record({}, { source: literal, target: literal })),
    network: literal,
    privileged: flag,
  },
)

const healthcheck = record(
  {},
  {
    test: listOf(text),
    interval: literal,
    timeout: literal,
    start_period: literal,
    start_interval: literal,
    retries: number,
    disable: flag,
  },
)

const amounts = record({}, { cpus: scalar, memory: scalar, pids: number, devices: listOf(anything) })

const deploy = record(
  {},
  {
    mode: literal,
    replicas: number,
    labels: mapOf(anything),
    resources: record({}, { limits: amounts, reservations: amounts }),
    restart_policy: record({}, { condition: literal, delay: literal, max_attempts: number, window: literal }),
    placement: anything,
    update_config: anything,
    rollback_config: anything,
    endpoint_mode: literal,
  },
)

/** What is handed into a container: a secret or a config by its name in the project. */
const grant = record({}, { source: literal, target: literal, uid: scalar, gid: scalar, mode: scalar })

/**
 * `key` is its name in the project. A file of `env_file` that is not at hand has `read: false`: then `environment`, which holds the
 * variables of the others, is not all of it.
 */
export const ComposeService = {
  id: 'compose/service',
  title: 'Compose service',
  file,
  shape: record(
    { key: text },
    {
      image: literal,
      build,
      command: listOf(text),
      entrypoint: listOf(text),
      environment: mapOf(anything),
      env_file: listOf(record({}, { path: literal, required: flag, format: literal, read: flag })),
      ports: listOf(port),
      expose: listOf(scalar),
      volumes: listOf(mount),
      tmpfs: listOf(text),
      networks: mapOf(anything),
      network_mode: literal,
      depends_on: mapOf(record({}, { condition: literal, required: flag, restart: flag })),
      links: listOf(literal),
      profiles: listOf(literal),
      healthcheck,
      deploy,
      restart: literal,
      scale: number,
      container_name: literal,
      hostname: literal,
      user: scalar,
      working_dir: literal,
      platform: literal,
      pull_policy: literal,
      privileged: flag,
      read_only: flag,
      init: flag,
      tty: flag,
      stdin_open: flag,
      cap_add: listOf(literal),
      cap_drop: listOf(literal),
      security_opt: listOf(literal),
      devices: listOf(anything),
      pid: literal,
      ipc: literal,
      userns_mode: literal,
      cgroup: literal,
      mem_limit: scalar,
      mem_reservation: scalar,
      memswap_limit: scalar,
      cpus: scalar,
      pids_limit: number,
      ulimits: mapOf(anything),
      sysctls: mapOf(anything),
      labels: mapOf(anything),
      extra_hosts: mapOf(anything),
      secrets: listOf(grant),
      configs: listOf(grant),
      logging: record({}, { driver: literal, options: mapOf(anything) }),
      stop_grace_period: literal,
      stop_signal: literal,
    },
  ),
} satisfies Kind
export type ComposeService = DataOf<typeof ComposeService>

const shared = { name: literal, external: flag, labels: mapOf(anything), driver: literal, driver_opts: mapOf(anything) }

export const ComposeNetwork = {
  id: 'compose/network',
  title: 'Compose network',
  file,
  shape: record({ key: text }, { ...shared, internal: flag, attachable: flag, enable_ipv6: flag, ipam: anything }),
} satisfies Kind
export type ComposeNetwork = DataOf<typeof ComposeNetwork>

export const ComposeVolume = {
  id: 'compose/volume',
  title: 'Compose volume',
  file,
  shape: record({ key: text }, shared),
} satisfies Kind
export type ComposeVolume = DataOf<typeof ComposeVolume>

/** Where its content comes from: a file, a variable of whoever runs it, or elsewhere. */
export const ComposeSecret = {
  id: 'compose/secret',
  title: 'Compose secret',
  file,
  shape: record({ key: text }, { ...shared, file: literal, environment: literal }),
} satisfies Kind
export type ComposeSecret = DataOf<typeof ComposeSecret>

export const ComposeConfig = {
  id: 'compose/config',
  title: 'Compose config',
  file,
  shape: record({ key: text }, { ...shared, file: literal, environment: literal, content: text }),
} satisfies Kind
export type ComposeConfig = DataOf<typeof ComposeConfig>
