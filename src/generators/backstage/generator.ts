import { printYaml } from '../../syntax/yaml/print.ts'
import type { Generator } from '../generator.ts'
import { entities } from './entities.ts'
import { skeleton, template } from './template.ts'

export const generator: Generator = {
  title: 'Catalog, documentation and template for Backstage',
  paths: ['catalog-info.yaml', 'mkdocs.yml', 'backstage/**'],
  wants: ({ spec }) => spec.services.length > 0,
  *make(blueprint) {
    const { plan, spec, decided } = blueprint
    const because = Object.keys(decided).filter((key) => key.startsWith('compute/'))
    const pager = spec.team.pager === 'pagerduty' ? `\n${pagerDuty}` : ''
    yield {
      path: 'catalog-info.yaml',
      because,
      text: printYaml(entities(blueprint), `Who owns what, and what hangs on what, as devops.yaml says it.${pager}`),
    }
    yield {
      path: 'mkdocs.yml',
      because,
      text: printYaml([
        {
          site_name: plan.system,
          repo_url: `https://github.com/${plan.delivery.repository}`,
          edit_uri: `edit/${plan.delivery.branch}/docs`,
          plugins: ['techdocs-core'],
        },
      ]),
    }
    const home = 'backstage/templates/service'
    yield { path: `${home}/template.yaml`, because, text: printYaml([template(plan)]) }
    yield { path: `${home}/skeleton/README.md`, because, text: skeleton(plan) }
  },
}

const pagerDuty = 'Give the system the annotation `pagerduty.com/service-id` once its service in PagerDuty is made.'
