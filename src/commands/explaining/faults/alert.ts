import type { Explained } from './explained.ts'

export const alert: Explained = {
  routing: {
    title: 'A routing configuration cannot be taken',
    text: 'Each line says where: file, line, column. The format is that of `alertmanager.yml`, and Alertmanager would refuse it too. The configuration that was in force stays in force.',
  },
  silence: {
    title: 'A silence cannot be',
    text: 'It needs a matcher that does not match everything, an end that is still to come, and a start before that.',
  },
  matcher: {
    title: 'A text is no matcher',
    text: 'A matcher is a label, one of `=`, `!=`, `=~`, `!~`, and a value: `severity="critical"`, `team=~"a|b"`. A pattern is asked of the whole value.',
  },
  'unknown-silence': {
    title: 'There is no silence of this id',
    text: '`devops alert silence list --expired` shows those that are over too. A change of what was silenced ends a silence and makes another, with another id.',
  },
  'unknown-alert': {
    title: 'There is no alert of this fingerprint',
    text: '`devops alert list --state any` shows what is kept. The fingerprint is that of Alertmanager: sixteen hexadecimal digits over the labels.',
  },
  source: {
    title: 'A source of alerts cannot be made',
    text: 'Each has a name of its own. A sender of a shape that we do not know is `generic` and needs a mapping: where labels, state and times stand in its JSON.',
  },
  'unknown-source': {
    title: 'There is no source of this name',
    text: '`devops alert source list` shows who sends, and when each was last heard of.',
  },
}
