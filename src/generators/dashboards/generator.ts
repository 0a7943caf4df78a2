import { countedFigures } from '../../design/figures.ts'
import type { Artifact, Blueprint } from '../../model/blueprint.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import type { Generator } from '../generator.ts'
import { businessPage } from './business.ts'
import { capacityPage } from './capacity.ts'
import { costPage } from './cost.ts'
import { deliveriesPage } from './deliveries.ts'
import { objectivesPage } from './objectives.ts'
import { type Page, printPage } from './page.ts'
import { servicePage } from './service.ts'
import { storesPage } from './stores.ts'

export const generator: Generator = {
  title: 'Pages of Grafana: objectives, services, capacity, cost, stores, deliveries',
  paths: ['dashboards/**'],
  wants: ({ plan }) => plan.monitoring.dashboards !== undefined,
  *make(blueprint) {
    const { plan } = blueprint
    const { path = 'dashboards' } = plan.monitoring.dashboards ?? {}
    const pages = [...pagesOf(blueprint)]
    for (const page of pages) yield file(`${path}/${fileOf(page)}`, printPage(page, plan))
    yield file(
      `${path}/kustomization.yaml`,
      printYaml([
        {
          apiVersion: 'kustomize.config.k8s.io/v1beta1',
          kind: 'Kustomization',
          namespace: plan.monitoring.namespace,
          // Grafana's sidecar takes every ConfigMap with this label.
          generatorOptions: { disableNameSuffixHash: true, labels: { grafana_dashboard: '1' } },
          configMapGenerator: pages.map((page) => ({ name: `dashboard-${nameOf(page)}`, files: [fileOf(page)] })),
        },
      ]),
    )

    function nameOf({ uid }: Page): string {
      return uid.slice(plan.system.length + 1)
    }

    function fileOf(page: Page): string {
      return `${nameOf(page)}.json`
    }
  },
}

function* pagesOf(blueprint: Blueprint): Iterable<Page> {
  const { dashboards } = blueprint.plan.monitoring
  if (!dashboards) return
  yield objectivesPage(blueprint, dashboards.objectives)
  yield capacityPage(blueprint, dashboards.capacity)
  yield costPage(blueprint, dashboards.cost)
  yield deliveriesPage(blueprint, dashboards.deliveries)
  if (
    dashboards.business !== undefined &&
    blueprint.plan.pods.some(({ service }) => countedFigures(service).length > 0)
  )
    yield businessPage(blueprint, dashboards.business)
  const stores = storesPage(blueprint, dashboards.stores)
  if (stores) yield stores
  for (const [service, uid] of Object.entries(dashboards.services)) {
    const page = servicePage(blueprint, service, uid)
    if (page) yield page
  }
}

function file(path: string, text: string): Artifact {
  return { path, because: ['observability'], text }
}
