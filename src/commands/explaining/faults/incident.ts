import type { Explained } from './explained.ts'

export const incident: Explained = {
  'unknown-incident': {
    title: 'There is no incident of this number',
    text: '`devops incident list` shows what there is, newest first. Incidents are never taken away.',
  },
  'unknown-action': {
    title: 'There is no action of this number',
    text: '`devops incident action list` shows what is still to be done, with numbers.',
  },
  'incident-state': {
    title: 'An incident cannot go from where it stands to where it is sent',
    text: 'Triggered, acknowledged, resolved, closed: one after the other. What is over can be opened again; what still burns cannot be closed.',
  },
}
