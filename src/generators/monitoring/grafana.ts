import type { Plan } from '../../model/plan.ts'

/** Values of the chart of Grafana inside kube-prometheus-stack. Pages come from files: Grafana keeps nothing, and needs no disk. */
export function grafanaValues({ monitoring }: Plan): unknown {
  const { dashboards } = monitoring
  if (!dashboards) return { enabled: false }
  return {
    admin: { existingSecret: dashboards.secret.name, userKey: 'user', passwordKey: 'password' },
    defaultDashboardsTimezone: 'browser',
    'grafana.ini': {
      server: { root_url: dashboards.url },
      analytics: { reporting_enabled: false, check_for_updates: false, check_for_plugin_updates: false },
      users: { allow_sign_up: false, default_theme: 'system' },
      dashboards: { min_refresh_interval: '30s' },
    },
    sidecar: { dashboards: { searchNamespace: monitoring.namespace } },
    testFramework: { enabled: false },
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
  }
}
