import { controlsOf } from './control.ts'

/** The articles that systems and their running have a part in. */
export const gdpr = controlsOf(
  'gdpr',
  {
    source: 'Regulation (EU) 2016/679, https://eur-lex.europa.eu/eli/reg/2016/679/oj; titles our own',
    date: '2016-05-04',
  },
  [
    ['art-5', 'legal', 'Principles: minimisation, storage limits, integrity'],
    ['art-17', 'engineering', 'Erasure on request'],
    ['art-20', 'engineering', 'Data can be taken along'],
    ['art-24', 'management', 'The controller can show that the rules are kept'],
    ['art-25', 'engineering', 'Protection by design and by default'],
    ['art-28', 'legal', 'Processors are bound by contract'],
    ['art-30', 'legal', 'Records of processing'],
    ['art-32', 'security', 'Security of processing: encryption, resilience, restoration, testing'],
    ['art-33', 'operations', 'Notice of a breach within 72 hours'],
    ['art-34', 'legal', 'Those concerned are told of a breach'],
    ['art-35', 'legal', 'Impact assessment'],
    ['art-44', 'legal', 'Transfers to third countries'],
  ],
)
