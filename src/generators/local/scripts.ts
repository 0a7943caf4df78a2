import type { Plan } from '../../model/plan.ts'
import { localNamespace } from './cluster.ts'

/** Makes the cluster, builds what runs in it, and waits until it does. May be run again at any time. */
export function upScript(plan: Plan): string {
  const { system, pods } = plan
  const namespace = localNamespace(plan)
  const kubectl = `kubectl --context kind-${system}`
  return lines([
    '#!/bin/sh',
    `# ${system} on a cluster of this machine. Needs docker, kind and kubectl.`,
    'set -eu',
    'cd "$(dirname "$0")/.."',
    '',
    `kind get clusters | grep --quiet --line-regexp ${system} || kind create cluster --config local/kind.yaml --wait 120s`,
    '',
    ...pods.flatMap(({ repository, service }) => [
      `docker build --tag ${repository}:local ${service.path}`,
      `kind load docker-image --name ${system} ${repository}:local`,
    ]),
    '',
    // A Job that is done runs again only when it is made again.
    `${kubectl} --namespace ${namespace} delete jobs --all`,
    `${kubectl} apply --kustomize local/kubernetes`,
    ...pods
      .filter(({ controller }) => controller !== 'CronJob')
      .map(({ name, controller }) => `${controller.toLowerCase()}/${name}`)
      .flatMap((target) => [
        // The tag is the same as before, and only a restart takes the new image.
        `${kubectl} --namespace ${namespace} rollout restart ${target}`,
        `${kubectl} --namespace ${namespace} rollout status ${target} --timeout 180s`,
      ]),
    ...pods.flatMap(({ name, port }) =>
      port !== undefined ? [`echo "${kubectl} --namespace ${namespace} port-forward service/${name} ${port}"`] : [],
    ),
  ])
}

export function downScript({ system }: Plan): string {
  return lines(['#!/bin/sh', 'set -eu', `kind delete cluster --name ${system}`])
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`
}
