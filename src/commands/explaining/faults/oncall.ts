import type { Explained } from './explained.ts'

export const oncall: Explained = {
  'oncall-file': {
    title: 'A file of people, schedules and escalations cannot be followed',
    text: 'Each line names the place and what is wrong there. Nothing was changed, not even what was right: half a schedule is worse than the old one.',
  },
  'oncall-secret': {
    title: 'A hidden secret stands for none',
    text: '`***` stands for the secret that is stored. For a new contact, or one whose connector changed, there is none: write it out.',
  },
  'oncall-unknown': {
    title: 'Nobody and nothing of that name is on call',
    text: 'Names of people, schedules and escalations are those of the file that was applied; `devops oncall export` shows them.',
  },
  'bad-time': {
    title: 'A text is no moment, or an end comes before its beginning',
    text: 'Write moments with their offset, such as `2026-11-27T22:00Z` or `2026-11-27T23:00+01:00`: at night before the clocks change a time without one is two moments. A day alone begins in UTC.',
  },
  'bad-calendar': {
    title: 'What was read is no iCalendar',
    text: 'An address that asks for a sign-in answers with a page. Take the secret address that the calendar program gives for subscriptions. What was read before stays.',
  },
  'calendar-unread': {
    title: 'A calendar cannot be read',
    text: 'Nobody answers at its address, the answer is an error, or it is larger than two megabytes. What was read before stays.',
  },
  'feed-of-what': {
    title: 'A calendar is of one schedule or of one person',
    text: 'Name a schedule, or with `--person` whose shifts of every schedule are wanted.',
  },
  'import-empty': {
    title: 'An export holds nothing that can be taken over',
    text: 'It is one JSON object whose keys are the lists of the API of that tool: docs/guide/on-call.md names them. Is it of the tool that `--from` names?',
  },
  'no-shift': {
    title: 'Nobody is on call then, so there is no shift to swap',
    text: '`devops oncall calendar` shows the shifts and the gaps of a schedule. A gap is filled with `devops oncall override`.',
  },
  'override-of-nobody': {
    title: 'An override names nobody',
    text: 'It takes who is on call, or with `--replaces` who is away, or both.',
  },
  'swap-with-oneself': {
    title: 'Both shifts of a swap are one person’s',
    text: 'A swap needs two people. `devops oncall calendar` shows whose shift is when.',
  },
  'swap-at-once': {
    title: 'Both shifts of a swap are at the same time',
    text: 'Both people are on call then, so there is nothing to swap. Name shifts at different times.',
  },
}
