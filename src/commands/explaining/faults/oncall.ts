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
  'swap-with-oneself': {
    title: 'Both shifts of a swap are one person’s',
    text: 'A swap needs two people. `devops oncall calendar` shows whose shift is when.',
  },
  'swap-at-once': {
    title: 'Both shifts of a swap are at the same time',
    text: 'Both people are on call then, so there is nothing to swap. Name shifts at different times.',
  },
}
