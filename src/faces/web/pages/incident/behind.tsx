import { Anchor, Button, Code, Group, Paper, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'

interface Told {
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly status: string
  readonly fingerprint: string
  readonly generatorUrl: string
}

/** The alerts that a line of the timeline speaks of. */
export function Behind({ data }: { readonly data: Readonly<Record<string, unknown>> }) {
  const [opened, { toggle }] = useDisclosure()
  const alerts = Array.isArray(data.alerts) ? (data.alerts as readonly Told[]) : []
  if (alerts.length === 0) return null
  return (
    <>
      <Button variant="subtle" size="compact-sm" px={0} onClick={toggle} aria-expanded={opened}>
        {opened ? 'Hide' : 'Show'} {alerts.length === 1 ? 'the alert' : `${alerts.length} alerts`}
      </Button>
      {opened && (
        <Stack gap="xs" mt={4}>
          {alerts.map(({ labels, annotations, status, fingerprint, generatorUrl }) => (
            <Paper key={fingerprint} withBorder p="xs">
              <Text size="sm" fw={600}>
                {status}: {annotations.summary ?? labels.alertname ?? fingerprint}
              </Text>
              {annotations.description && <Text size="sm">{annotations.description}</Text>}
              <Group gap={4} my={4}>
                {Object.entries(labels).map(([name, value]) => (
                  <Code key={name}>
                    {name}={value}
                  </Code>
                ))}
              </Group>
              <Group gap="sm">
                <Out href={annotations.runbook_url}>Runbook</Out>
                <Out href={annotations.dashboard_url}>Dashboard</Out>
                <Out href={generatorUrl}>Its rule</Out>
              </Group>
            </Paper>
          ))}
        </Stack>
      )}
    </>
  )
}

/** What alerts bring may be any text: only addresses of pages become links. */
function Out({ href, children }: { readonly href: string | undefined; readonly children: string }) {
  if (!href || !/^https?:\/\//.test(href)) return null
  return (
    <Anchor href={href} target="_blank" rel="noreferrer" size="sm">
      {children}
    </Anchor>
  )
}
