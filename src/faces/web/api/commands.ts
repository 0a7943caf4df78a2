import type { command as alertList } from '../../../commands/alert/list.ts'
import type { command as silenceAdd } from '../../../commands/alert/silence/add.ts'
import type { command as silenceExpire } from '../../../commands/alert/silence/expire.ts'
import type { command as silenceList } from '../../../commands/alert/silence/list.ts'
import type { command as deliveryList } from '../../../commands/delivery/list.ts'
import type { command as doraShow } from '../../../commands/dora/show.ts'
import type { command as gateDeploy } from '../../../commands/gate/deploy.ts'
import type { command as gateFreeze } from '../../../commands/gate/freeze.ts'
import type { command as gateFreezes } from '../../../commands/gate/freezes.ts'
import type { command as gateList } from '../../../commands/gate/list.ts'
import type { command as gateThaw } from '../../../commands/gate/thaw.ts'
import type { command as incidentAcknowledge } from '../../../commands/incident/acknowledge.ts'
import type { command as actionAdd } from '../../../commands/incident/action/add.ts'
import type { command as actionDone } from '../../../commands/incident/action/done.ts'
import type { command as actionList } from '../../../commands/incident/action/list.ts'
import type { command as incidentAssign } from '../../../commands/incident/assign.ts'
import type { command as incidentChange } from '../../../commands/incident/change.ts'
import type { command as incidentClose } from '../../../commands/incident/close.ts'
import type { command as incidentList } from '../../../commands/incident/list.ts'
import type { command as incidentMeasures } from '../../../commands/incident/measures.ts'
import type { command as incidentNote } from '../../../commands/incident/note.ts'
import type { command as incidentOpen } from '../../../commands/incident/open.ts'
import type { command as incidentReopen } from '../../../commands/incident/reopen.ts'
import type { command as incidentResolve } from '../../../commands/incident/resolve.ts'
import type { command as incidentReview } from '../../../commands/incident/review.ts'
import type { command as incidentShow } from '../../../commands/incident/show.ts'
import type { command as incidentWriteReview } from '../../../commands/incident/write-review.ts'
import type { command as mePassword } from '../../../commands/me/password.ts'
import type { command as meShow } from '../../../commands/me/show.ts'
import type { command as oncallCalendar } from '../../../commands/oncall/calendar.ts'
import type { command as oncallOverride } from '../../../commands/oncall/override.ts'
import type { command as oncallOverrides } from '../../../commands/oncall/overrides.ts'
import type { command as oncallPages } from '../../../commands/oncall/pages.ts'
import type { command as oncallQuality } from '../../../commands/oncall/quality.ts'
import type { command as oncallShow } from '../../../commands/oncall/show.ts'
import type { command as oncallSimulate } from '../../../commands/oncall/simulate.ts'
import type { command as oncallWithdraw } from '../../../commands/oncall/withdraw.ts'
import type { command as settingChange } from '../../../commands/setting/change.ts'
import type { command as settingList } from '../../../commands/setting/list.ts'
import type { command as settingShow } from '../../../commands/setting/show.ts'
import type { command as sloList } from '../../../commands/slo/list.ts'
import type { command as sloShow } from '../../../commands/slo/show.ts'
import type { command as tokenCreate } from '../../../commands/token/create.ts'
import type { command as tokenList } from '../../../commands/token/list.ts'
import type { command as tokenRevoke } from '../../../commands/token/revoke.ts'
import type { command as trailExport } from '../../../commands/trail/export.ts'
import type { command as trailList } from '../../../commands/trail/list.ts'
import type { command as trailVerify } from '../../../commands/trail/verify.ts'
import type { command as userAdd } from '../../../commands/user/add.ts'
import type { command as userChange } from '../../../commands/user/change.ts'
import type { command as userList } from '../../../commands/user/list.ts'
import type { command as userRemove } from '../../../commands/user/remove.ts'

/** The commands that the console asks for, by id: their types alone. */
export interface Commands {
  'alert/list': typeof alertList
  'alert/silence/add': typeof silenceAdd
  'alert/silence/expire': typeof silenceExpire
  'alert/silence/list': typeof silenceList
  'delivery/list': typeof deliveryList
  'dora/show': typeof doraShow
  'gate/deploy': typeof gateDeploy
  'gate/freeze': typeof gateFreeze
  'gate/freezes': typeof gateFreezes
  'gate/list': typeof gateList
  'gate/thaw': typeof gateThaw
  'oncall/calendar': typeof oncallCalendar
  'oncall/override': typeof oncallOverride
  'oncall/overrides': typeof oncallOverrides
  'oncall/pages': typeof oncallPages
  'oncall/quality': typeof oncallQuality
  'oncall/show': typeof oncallShow
  'oncall/simulate': typeof oncallSimulate
  'oncall/withdraw': typeof oncallWithdraw
  'slo/list': typeof sloList
  'slo/show': typeof sloShow
  'incident/acknowledge': typeof incidentAcknowledge
  'incident/action/add': typeof actionAdd
  'incident/action/done': typeof actionDone
  'incident/action/list': typeof actionList
  'incident/assign': typeof incidentAssign
  'incident/change': typeof incidentChange
  'incident/close': typeof incidentClose
  'incident/list': typeof incidentList
  'incident/measures': typeof incidentMeasures
  'incident/note': typeof incidentNote
  'incident/open': typeof incidentOpen
  'incident/reopen': typeof incidentReopen
  'incident/resolve': typeof incidentResolve
  'incident/review': typeof incidentReview
  'incident/show': typeof incidentShow
  'incident/write-review': typeof incidentWriteReview
  'me/password': typeof mePassword
  'me/show': typeof meShow
  'setting/change': typeof settingChange
  'setting/list': typeof settingList
  'setting/show': typeof settingShow
  'token/create': typeof tokenCreate
  'token/list': typeof tokenList
  'token/revoke': typeof tokenRevoke
  'trail/export': typeof trailExport
  'trail/list': typeof trailList
  'trail/verify': typeof trailVerify
  'user/add': typeof userAdd
  'user/change': typeof userChange
  'user/list': typeof userList
  'user/remove': typeof userRemove
}

export type Id = keyof Commands
/** What may be said; what has a default may be left out, and the server tells what is missing. */
export type InputOf<I extends Id> = Partial<Parameters<Commands[I]['run']>[0]>
export type OutputOf<I extends Id> = Awaited<ReturnType<Commands[I]['run']>>
