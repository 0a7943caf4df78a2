import type { Plan } from '../../model/plan.ts'
import type { Panel, Section } from './panel.ts'
import { type Place, printPanel, prometheus } from './print.ts'

export interface Page {
  readonly uid: string
  readonly title: string
  readonly means: string
  readonly sections: readonly Section[]
  readonly variables?: readonly object[]
  readonly from?: string
}

/** A dashboard as Grafana imports it. It is made anew from the spec: what is changed by hand in Grafana is gone at its next start. */
export function printPage({ uid, title, means, sections, variables = [], from = 'now-6h' }: Page, plan: Plan): string {
  const { repository, branch } = plan.delivery
  return `${JSON.stringify(
    {
      uid,
      title,
      description: means,
      tags: [plan.system],
      schemaVersion: 42,
      editable: false,
      graphTooltip: 1,
      refresh: '1m',
      time: { from, to: 'now' },
      timezone: 'browser',
      links: [
        {
          type: 'dashboards',
          title: plan.system,
          tags: [plan.system],
          asDropdown: true,
          keepTime: true,
          includeVars: true,
        },
        {
          type: 'link',
          title: 'Runbooks',
          url: `https://github.com/${repository}/blob/${branch}/docs/runbooks/README.md`,
          icon: 'doc',
          targetBlank: true,
        },
      ],
      templating: { list: variables },
      annotations: { list: [] },
      panels: placed(sections),
    },
    null,
    2,
  )}\n`
}

/** A stage of the system. Each cluster knows its own. */
export function stageVariable({ system }: Plan): object {
  const query = `label_values(kube_namespace_created{namespace=~"${system}-.+"}, namespace)`
  return {
    name: 'namespace',
    label: 'Stage',
    type: 'query',
    datasource: prometheus,
    definition: query,
    query: { query, refId: 'namespace' },
    refresh: 1,
    sort: 1,
    multi: false,
    includeAll: false,
  }
}

/** Sections below each other; panels from the left, as many beside each other as there is room for. */
function placed(sections: readonly Section[]): object[] {
  const printed: object[] = []
  let id = 0
  let y = 0
  for (const { title, panels } of sections) {
    id += 1
    printed.push({ id, type: 'row', title, collapsed: false, panels: [], gridPos: { x: 0, y, w: 24, h: 1 } })
    y += 1
    let x = 0
    let tallest = 0
    for (const panel of panels) {
      if (x + panel.width > 24) {
        x = 0
        y += tallest
        tallest = 0
      }
      id += 1
      printed.push(printPanel(panel, id, at(panel, x, y)))
      x += panel.width
      tallest = Math.max(tallest, panel.height)
    }
    y += tallest
  }
  return printed
}

function at({ width: w, height: h }: Panel, x: number, y: number): Place {
  return { x, y, w, h }
}
