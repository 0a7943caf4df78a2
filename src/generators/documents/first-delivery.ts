import { charts } from '../../facts/versions.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Stack } from '../../model/plan.ts'
import { sh } from './markdown.ts'

/** The step that hands the clusters over to Argo CD; none where it does not deliver. */
export function delivery({ plan, decided }: Blueprint): readonly (readonly [title: string, ...text: string[]])[] {
  if (decided.gitops?.answer !== 'argo-cd' || plan.pods.length === 0) return []
  return [
    [
      'Delivery',
      'In each cluster: Argo CD from its chart, what it reads the repository by, and the one application from which all others come.',
      ...plan.stacks.map((stack) => sh(install(stack, plan.delivery))),
      `From here Argo CD keeps the clusters as the branch \`${plan.delivery.branch}\` says: first what a cluster needs, then what measures, then the stages. Look until all but the stages are healthy, which takes about a quarter of an hour; these wait for their first images:`,
      sh([
        `kubectl -n ${plan.delivery.argocd.namespace} get applications --watch`,
        `kubectl -n ${plan.delivery.argocd.namespace} port-forward service/argocd-server 8443:443   # then ${plan.delivery.argocd.url}`,
      ]),
      'The first password of `admin` is in the Secret `argocd-initial-admin-secret`. A newer Argo CD comes by the same `helm upgrade`. What would take production or an add-on away waits for a person: Argo CD asks before it prunes them.',
    ],
  ]
}

function install({ cluster, region, name }: Stack, { argocd, secret, repository }: Blueprint['plan']['delivery']) {
  const { chart, repository: repo, version } = charts['argo-cd']
  const inside = `kubectl -n ${argocd.namespace}`
  return [
    `aws eks update-kubeconfig --name ${cluster} --region ${region}`,
    `helm upgrade --install argocd ${chart} --repo ${repo} --version ${version} \\`,
    `  --namespace ${argocd.namespace} --create-namespace --values argocd/values.yaml --wait`,
    ...(secret
      ? [
          `token=$(aws secretsmanager get-secret-value --region ${region} --secret-id ${secret.remote[name]} --query SecretString --output text | jq -r '."github-token"')`,
          `${inside} create secret generic ${secret.name} --dry-run=client -o yaml \\`,
          `  --from-literal=type=git --from-literal=url=https://github.com/${repository}.git \\`,
          `  --from-literal=username=git --from-literal=password="$token" | kubectl apply -f -`,
          `${inside} label --overwrite secret ${secret.name} argocd.argoproj.io/secret-type=repository`,
        ]
      : []),
    `kubectl apply -f argocd/${name}/apps/project.yaml -f argocd/${name}/root.yaml`,
  ]
}
