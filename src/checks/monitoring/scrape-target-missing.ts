import { PrometheusConfig } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { composeAround, isMentioned, servesKubernetes, targetsOf } from './scraped.ts'

export const check: Check<PrometheusConfig> = {
  title: 'Scrape target is defined nowhere',
  why: `The name leads to no service that these files define, so every scrape fails: \`up\` is 0, and the rules on what it should expose read nothing.
In a Compose network a service has its name, its container name and its aliases.`,
  severity: 'medium',
  level: 'default',
  on: PrometheusConfig,
  controls: ['soc2/CC7.2'],
  *run(config, { resource, estate }) {
    const compose = composeAround(resource, estate)
    for (const { address, at } of targetsOf(config)) {
      const [, host = '', port = ''] = /^([a-z][\w-]*)(?::(\d+))?$/i.exec(address) ?? []
      if (host === '' || host === 'localhost') continue
      if (compose) {
        const service = compose.services.get(host)
        if (!service && !compose.open)
          yield {
            at,
            message: `No service of the Compose project is called \`${host}\`; add it or drop the target`,
            related: [{ resource: compose.by, message: 'the project that runs Prometheus' }],
          }
        const swapped = service?.data.ports?.find(
          (each) => String(each?.published) === port && each?.target !== undefined && String(each.target) !== port,
        )
        if (service && swapped && !service.data.ports?.some((each) => String(each?.target) === port))
          yield {
            at,
            message: `\`${port}\` is the port on the host; between services \`${host}\` listens on ${swapped.target}, scrape \`${host}:${swapped.target}\``,
            related: [{ resource: service, at: ['ports'], message: 'the port in the container' }],
          }
      } else if (servesKubernetes(config, estate) && !isMentioned(host, resource, estate))
        yield { at, message: `\`${host}\` is defined nowhere in these files; add what serves it or drop the target` }
    }
  },
  examples: [
    {
      bad: `
        -- compose.yaml --
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml"]
          api: { image: "shop/api:1.0" }
        -- prometheus.yml --
        scrape_configs:
          - { job_name: api, static_configs: [{ targets: [backend:8080] }] }
      `,
      good: `
        -- compose.yaml --
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml"]
          api: { image: "shop/api:1.0" }
        -- prometheus.yml --
        scrape_configs:
          - { job_name: api, static_configs: [{ targets: [api:8080] }] }
          - { job_name: prometheus, static_configs: [{ targets: ["localhost:9090", "example.com:443"] }] }
      `,
    },
    {
      bad: `
        -- compose.yaml --
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            volumes: ["./prometheus:/etc/prometheus"]
          node: { image: "prom/node-exporter:v1.9.1", ports: ["9101:9100"] }
        -- prometheus/prometheus.yml --
        scrape_configs:
          - { job_name: node, static_configs: [{ targets: ["node:9101"] }] }
      `,
      good: `
        -- compose.yaml --
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            volumes: ["./prometheus:/etc/prometheus"]
          node: { image: "prom/node-exporter:v1.9.1", ports: ["9101:9100"] }
        -- prometheus/prometheus.yml --
        scrape_configs:
          - { job_name: node, static_configs: [{ targets: ["node:9100"] }] }
      `,
    },
  ],
}
