import type { Blueprint } from '../../model/blueprint.ts'
import { type Page, stageVariable } from './page.ts'
import { lines, number, rows } from './panel.ts'

/** What was delivered, whether it is what the repository says, and which image runs. */
export function deliveriesPage({ plan }: Blueprint, uid: string): Page {
  const stages = plan.stages.map(({ name }) => name).join('|')
  const synced = (phase: string, window: string) =>
    `sum(increase(argocd_app_sync_total{name=~"${stages}", phase=~"${phase}"}[${window}]))`
  const images = rows(
    'Images that run',
    [{ expr: 'count by (container, image) (kube_pod_container_info{namespace="$namespace"})', column: 'Pods' }],
    { width: 12, columns: { container: 'Container', image: 'Image' } },
  )
  const argo = plan.delivery.by?.tool === 'argo-cd'
  return {
    uid,
    title: `${plan.system}: deliveries`,
    means: argo ? 'Deliveries of Argo CD: how often, how well, and what runs now.' : 'What runs now.',
    variables: [stageVariable(plan)],
    from: 'now-7d',
    sections: [
      {
        title: 'Deliveries',
        panels: !argo
          ? [images]
          : [
              number('Delivered in 7 days', synced('Succeeded', '7d'), { base: 'text' }),
              number('Failed in 7 days', synced('Error|Failed', '7d'), { steps: [[1, 'orange']] }),
              number('Not what the repository says', 'sum(argocd_app_info{sync_status!="Synced"}) or vector(0)', {
                steps: [[1, 'orange']],
              }),
              number('Not healthy', 'sum(argocd_app_info{health_status!="Healthy"}) or vector(0)', {
                steps: [[1, 'red']],
              }),
              lines(
                'Deliveries',
                [
                  {
                    expr: `sum by (name, phase) (increase(argocd_app_sync_total{name=~"${stages}"}[1h]))`,
                    legend: '{{name}} {{phase}}',
                  },
                ],
                { width: 24, unit: 'short' },
              ),
              rows(
                'Applications',
                [{ expr: 'sum by (name, health_status, sync_status) (argocd_app_info)', column: 'Count' }],
                {
                  width: 12,
                  columns: { name: 'Application', health_status: 'Health', sync_status: 'State' },
                },
              ),
              images,
            ],
      },
    ],
  }
}
