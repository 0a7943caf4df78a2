import { expect, test } from 'vitest'
import type { NotifiedAlert } from '../../model/alert.ts'
import { alertmanagerPayload } from './alertmanager.ts'

const firing: NotifiedAlert = {
  labels: { alertname: 'Down', job: 'api' },
  annotations: { summary: 'it is down' },
  startsAt: new Date('2026-11-27T03:00:00Z'),
  endsAt: new Date('2026-11-27T03:05:00Z'),
  generatorUrl: 'http://prometheus/graph',
  status: 'firing',
  fingerprint: '0123456789abcdef',
}

test('the body is Alertmanager’s version 4; only what is over has an end', () => {
  const payload = alertmanagerPayload(
    {
      groupKey: '{}:{alertname="Down"}',
      receiver: 'team',
      status: 'firing',
      groupLabels: { alertname: 'Down' },
      commonLabels: { alertname: 'Down' },
      commonAnnotations: {},
      alerts: [firing, { ...firing, status: 'resolved' }],
      truncated: 0,
    },
    'http://ops',
  )
  expect(payload).toMatchObject({
    version: '4',
    groupKey: '{}:{alertname="Down"}',
    truncatedAlerts: 0,
    receiver: 'team',
    externalURL: 'http://ops',
    alerts: [
      {
        status: 'firing',
        startsAt: '2026-11-27T03:00:00.000Z',
        endsAt: '0001-01-01T00:00:00Z',
        generatorURL: 'http://prometheus/graph',
      },
      { status: 'resolved', endsAt: '2026-11-27T03:05:00.000Z', fingerprint: '0123456789abcdef' },
    ],
  })
})
