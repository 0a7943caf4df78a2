import { charts, releases } from '../../facts/versions.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Stack } from '../../model/plan.ts'
import { sh } from './markdown.ts'

type Delivery = Blueprint['plan']['delivery']

/** The step that hands the clusters over to what delivers there; none where nothing does. */
export function delivery({ plan }: Blueprint): readonly (readonly [title: string, ...text: string[]])[] {
  const { by, branch } = plan.delivery
  if (!by || plan.pods.length === 0) return []
  const { what, install, look, afterwards } = by.tool === 'flux' ? flux : argocd
  return [
    [
      'Delivery',
      `In each cluster: ${what}.`,
      ...plan.stacks.map((stack) =>
        sh([
          `aws eks update-kubeconfig --name ${stack.cluster} --region ${stack.region}`,
          ...install(stack, plan.delivery),
        ]),
      ),
      `From here the clusters are kept as the branch \`${branch}\` says: first what a cluster needs, then what measures, then the stages. Look until all is healthy, which takes about a quarter of an hour:`,
      sh(look(plan.delivery)),
      afterwards,
    ],
  ]
}

const argocd = {
  what: 'Argo CD from its chart, what it reads the repository by, and the one application from which all others come',
  install: ({ region, name }: Stack, { argocd, secret, repository }: Delivery) => {
    const { chart, repository: repo, version } = charts['argo-cd']
    const inside = `kubectl -n ${argocd.namespace}`
    return [
      `helm upgrade --install argocd ${chart} --repo ${repo} --version ${version} \\`,
      `  --namespace ${argocd.namespace} --create-namespace --values ${argocd.values[name]} --wait`,
      ...(secret
        ? [
            readToken(region, secret.remote[name]),
            `${inside} create secret generic ${secret.name} --dry-run=client -o yaml \\`,
            `  --from-literal=type=git --from-literal=url=https://github.com/${repository}.git \\`,
            `  --from-literal=username=git --from-literal=password="$token" | kubectl apply -f -`,
            `${inside} label --overwrite secret ${secret.name} argocd.argoproj.io/secret-type=repository`,
          ]
        : []),
      `kubectl apply -f argocd/${name}/apps/project.yaml -f argocd/${name}/root.yaml`,
    ]
  },
  look: ({ argocd }: Delivery) => [
    `kubectl -n ${argocd.namespace} get applications --watch`,
    `kubectl -n ${argocd.namespace} port-forward service/argocd-server 8443:443   # then ${argocd.url}`,
  ],
  afterwards:
    'The first password of `admin` is in the Secret `argocd-initial-admin-secret`. From now on Argo CD takes care of itself too, by the application `argo-cd`: a newer one comes by a commit. What would take production or an add-on away waits for a person: Argo CD asks before it prunes them.',
}

const flux = {
  what: 'Flux, what it reads the repository by, and the one Kustomization from which all others come. `flux` is its command line, of the release that is named here',
  install: ({ region, name }: Stack, { secret }: Delivery) => [
    `flux check --pre`,
    `flux install --version ${releases.flux.version}`,
    ...(secret
      ? [
          readToken(region, secret.remote[name]),
          `kubectl -n flux-system create secret generic ${secret.name} --dry-run=client -o yaml \\`,
          `  --from-literal=username=git --from-literal=password="$token" | kubectl apply -f -`,
        ]
      : []),
    `kubectl apply -f flux/${name}/root.yaml`,
  ],
  look: () => ['flux get kustomizations --watch', 'flux get helmreleases --all-namespaces'],
  afterwards:
    'From now on Flux takes care of itself too, by the Kustomization `flux`: a newer one comes by a commit, and its signature is asked for. `flux suspend kustomization <stage>` holds a stage as it is, `flux resume` lets it go.',
}

function readToken(region: string, remote: string | undefined): string {
  return `token=$(aws secretsmanager get-secret-value --region ${region} --secret-id ${remote} --query SecretString --output text | jq -r '."github-token"')`
}
