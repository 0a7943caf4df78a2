import { z } from 'zod'
import { groupLabels, routesFor } from '../../../operate/alerting/route.ts'
import { printLabels } from '../../../values/labels.ts'
import type { Command } from '../../command.ts'
import { serverOf } from '../../server.ts'
import { parsed, routingInForce } from '../alerting/routing.ts'
import { labelsIn } from '../alerting/shown.ts'

const output = z.object({
  receivers: z.array(z.string()).describe('In the order in which routes take it'),
  routes: z.array(
    z.object({
      route: z.string().describe('Matchers from the root on'),
      receiver: z.string(),
      group: z.string().describe('What its group has in common'),
      wait: z.number().describe('Milliseconds until the group is told for the first time'),
      interval: z.number().describe('Milliseconds until it is looked at again'),
      repeat: z.number().describe('Milliseconds after which the same is told again'),
    }),
  ),
})
export type Routed = z.output<typeof output>

export const command: Command<{ readonly labels: readonly string[]; readonly text?: string | undefined }, Routed> = {
  summary: 'Say which receivers are told of an alert with these labels',
  on: 'server',
  input: z.object({
    labels: z.array(z.string()).default([]).describe('Such as `severity=critical team=a`'),
    text: z.string().max(1_000_000).optional().describe('Of another configuration than the one in force'),
  }),
  positional: ['labels'],
  output,
  role: 'viewer',
  changes: false,
  async run({ labels: texts, text }, world) {
    const { database, seal } = serverOf(world)
    const labels = labelsIn(texts)
    const routing = text === undefined ? (await routingInForce(database, seal)).routing : parsed(text)
    const routes = routesFor(routing.root, labels)
    return {
      receivers: routes.map(({ receiver }) => receiver),
      routes: routes.map((route) => ({
        route: route.key,
        receiver: route.receiver,
        group: printLabels(groupLabels(route, labels)),
        wait: route.groupWait,
        interval: route.groupInterval,
        repeat: route.repeatInterval,
      })),
    }
  },
}
