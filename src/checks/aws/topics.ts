import type { Row } from './rows.ts'

/** What rows of one topic say alike in every service. */
type Topic = Pick<Row, 'severity' | 'controls' | 'level'>

export const unencrypted = {
  severity: 'high',
  controls: [
    'soc2/CC6.1',
    'iso-27001/A.8.24',
    'nist-800-53/SC-28',
    'pci-dss/3.5.1',
    'hipaa/164.312(a)(2)(iv)',
    'gdpr/art-32',
  ],
} satisfies Topic

export const inTheClear = {
  severity: 'high',
  controls: [
    'soc2/CC6.7',
    'iso-27001/A.8.24',
    'nist-800-53/SC-8',
    'pci-dss/4.2.1',
    'hipaa/164.312(e)(1)',
    'gdpr/art-32',
  ],
} satisfies Topic

export const exposed = {
  severity: 'critical',
  controls: ['soc2/CC6.6', 'iso-27001/A.8.20', 'nist-800-53/SC-7', 'pci-dss/1.4.4'],
} satisfies Topic

export const tooWide = {
  severity: 'high',
  controls: ['soc2/CC6.3', 'iso-27001/A.5.15', 'nist-800-53/AC-6', 'pci-dss/7.2.1'],
} satisfies Topic

export const noBackup = {
  severity: 'high',
  controls: ['soc2/A1.2', 'iso-27001/A.8.13', 'nist-800-53/CP-9', 'hipaa/164.308(a)(7)'],
} satisfies Topic

export const unlogged = {
  severity: 'medium',
  level: 'strict',
  controls: ['soc2/CC7.2', 'iso-27001/A.8.15', 'nist-800-53/AU-2', 'pci-dss/10.2.1', 'hipaa/164.312(b)'],
} satisfies Topic

export const unwatched = {
  severity: 'low',
  level: 'strict',
  controls: ['soc2/CC7.2', 'iso-27001/A.8.16', 'nist-800-53/SI-4'],
} satisfies Topic

export const deletable = {
  severity: 'low',
  level: 'strict',
  controls: ['soc2/A1.2', 'nist-800-53/CP-9'],
} satisfies Topic

export const fragile = {
  severity: 'low',
  level: 'strict',
  controls: ['soc2/A1.2', 'iso-27001/A.8.14', 'nist-800-53/CP-10'],
} satisfies Topic

export const unpatched = {
  severity: 'medium',
  controls: ['soc2/CC7.1', 'iso-27001/A.8.8', 'nist-800-53/SI-2', 'pci-dss/6.3.3'],
} satisfies Topic

export const sharedPassword = {
  severity: 'low',
  level: 'strict',
  controls: ['soc2/CC6.1', 'iso-27001/A.8.5', 'nist-800-53/IA-5'],
} satisfies Topic

export const foreignKey = {
  severity: 'low',
  level: 'strict',
  controls: ['iso-27001/A.8.24', 'nist-800-53/SC-12', 'pci-dss/3.6.1'],
} satisfies Topic
