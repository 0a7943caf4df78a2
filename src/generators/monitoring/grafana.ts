import { releases } from '../../facts/versions.ts'
import type { Plan, Stack } from '../../model/plan.ts'
import { plugin, sourcesOf } from './sources.ts'

/** Values of the chart of Grafana inside kube-prometheus-stack. Pages come from files: Grafana keeps nothing, and needs no disk. */
export function grafanaValues(stack: Stack, { monitoring }: Plan): unknown {
  const { dashboards, search } = monitoring
  if (!dashboards) return { enabled: false }
  const sources = sourcesOf(stack, monitoring)
  return {
    admin: { existingSecret: dashboards.secret.name, userKey: 'user', passwordKey: 'password' },
    defaultDashboardsTimezone: 'browser',
    'grafana.ini': {
      server: { root_url: dashboards.url },
      analytics: { reporting_enabled: false, check_for_updates: false, check_for_plugin_updates: false },
      users: { allow_sign_up: false, default_theme: 'system' },
      dashboards: { min_refresh_interval: '30s' },
      ...(search && {
        auth: { sigv4_auth_enabled: true },
        aws: { allowed_auth_providers: 'default' },
        plugins: { preinstall_sync: `${plugin}@${releases.grafanaOpenSearch.version}`, forward_host_env_vars: plugin },
      }),
    },
    ...(search && {
      envValueFrom: Object.fromEntries(
        search.secret.keys
          .filter(({ key }) => key === 'endpoint')
          .map(({ key, variable }) => [variable, { secretKeyRef: { name: search.secret.name, key } }]),
      ),
    }),
    ...(sources.length > 0 && { additionalDataSources: sources }),
    sidecar: { dashboards: { searchNamespace: monitoring.namespace } },
    testFramework: { enabled: false },
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
  }
}
