import type { Message } from '../../../model/message.ts'
import type { Paged } from '../../../store/oncall/paged.ts'
import type { KeptPage } from '../../../store/oncall/pages.ts'

/** What a page says. */
export function messageOf(
  page: KeptPage,
  incident: Paged | undefined,
  { address, follows }: { readonly address: string; readonly follows?: string | undefined },
): Message {
  if (!incident)
    return {
      id: page.id,
      thread: `test/${page.id}`,
      status: 'triggered',
      severity: 4,
      title: 'A test: you are reached here',
      text: `${page.because}. Nothing is wrong.`,
      facts: [],
      links: [{ title: 'Open', url: address }],
      at: page.createdAt,
    }
  const { id, title, severity, service, labels, openedAt } = incident
  return {
    id: page.id,
    thread: `incident/${id}`,
    status: page.tells,
    severity,
    title,
    text: page.tells === 'triggered' && page.person !== undefined ? `You are told by ${page.because}.` : '',
    ...(service !== undefined && { service }),
    facts: Object.entries(labels)
      .slice(0, 9)
      .map(([name, value]) => ({ name, value })),
    links: [{ title: `Incident ${id}`, url: `${address}/incidents/${id}` }],
    at: openedAt,
    ...(follows !== undefined && { follows }),
  }
}
