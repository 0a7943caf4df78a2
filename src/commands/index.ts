// Written by `npm run gen`: one line per unit. A command is loaded when it is called.
import type { Command, Listed } from './command.ts'

export const commands: Readonly<Record<string, Listed>> = {
  adopt: {
    summary: 'Let devops manage a file again, after showing what would change',
    load: async () => (await import('./adopt.ts')).command as Command,
  },
  'alert/deliver': {
    summary: 'Tell receivers of groups of alerts',
    background: true,
    load: async () => (await import('./alert/deliver.ts')).command as Command,
  },
  'alert/flush': {
    summary: 'Look at the groups of alerts that are due, and tell what is to be told',
    background: true,
    load: async () => (await import('./alert/flush.ts')).command as Command,
  },
  'alert/intake': {
    summary: 'Send an alert, or say that it is over',
    on: 'server',
    load: async () => (await import('./alert/intake.ts')).command as Command,
  },
  'alert/list': {
    summary: 'List alerts, those that began last first',
    on: 'server',
    load: async () => (await import('./alert/list.ts')).command as Command,
  },
  'alert/route/set': {
    summary: 'Put a routing configuration in force, in the format of Alertmanager',
    on: 'server',
    load: async () => (await import('./alert/route/set.ts')).command as Command,
  },
  'alert/route/show': {
    summary: 'Show the routing configuration that is in force, without secrets',
    on: 'server',
    load: async () => (await import('./alert/route/show.ts')).command as Command,
  },
  'alert/route/test': {
    summary: 'Say which receivers are told of an alert with these labels',
    on: 'server',
    load: async () => (await import('./alert/route/test.ts')).command as Command,
  },
  'alert/show': {
    summary: 'Show an alert: what keeps it quiet, who is told of it and when, and what was told',
    on: 'server',
    load: async () => (await import('./alert/show.ts')).command as Command,
  },
  'alert/silence/add': {
    summary: 'Keep alerts that match quiet for a time',
    on: 'server',
    load: async () => (await import('./alert/silence/add.ts')).command as Command,
  },
  'alert/silence/expire': {
    summary: 'End a silence now',
    on: 'server',
    load: async () => (await import('./alert/silence/expire.ts')).command as Command,
  },
  'alert/silence/list': {
    summary: 'List silences: those that hold, then those to come',
    on: 'server',
    load: async () => (await import('./alert/silence/list.ts')).command as Command,
  },
  'alert/source/add': {
    summary: 'Let another system send alerts: an address of its own, with a key in it',
    on: 'server',
    personal: true,
    load: async () => (await import('./alert/source/add.ts')).command as Command,
  },
  'alert/source/list': {
    summary: 'List the systems that send alerts, and when each was last heard of',
    on: 'server',
    load: async () => (await import('./alert/source/list.ts')).command as Command,
  },
  'alert/source/remove': {
    summary: 'Take no more alerts from a system',
    on: 'server',
    load: async () => (await import('./alert/source/remove.ts')).command as Command,
  },
  audit: {
    summary: 'Find faults in what a repository holds',
    load: async () => (await import('./audit.ts')).command as Command,
  },
  backup: {
    summary: 'Write all that a server keeps into one file, as it is at one moment, whether it runs or not',
    personal: true,
    load: async () => (await import('./backup.ts')).command as Command,
  },
  compliance: {
    summary: 'Say control by control what files show of a framework, and what they cannot show',
    load: async () => (await import('./compliance.ts')).command as Command,
  },
  cost: {
    summary: 'Say what a spec, or Terraform and Kubernetes, cost a month, and how to pay less',
    load: async () => (await import('./cost.ts')).command as Command,
  },
  'delivery/list': {
    summary: 'List deliveries, newest first, with the incidents that followed them',
    on: 'server',
    load: async () => (await import('./delivery/list.ts')).command as Command,
  },
  'delivery/record': {
    summary: 'Say that a version was brought to an environment',
    on: 'server',
    load: async () => (await import('./delivery/record.ts')).command as Command,
  },
  demo: {
    summary: 'Show the main job on an example: decide, write, audit, prove, report',
    load: async () => (await import('./demo.ts')).command as Command,
  },
  design: {
    summary: 'Decide an architecture from devops.yaml and say why',
    load: async () => (await import('./design.ts')).command as Command,
  },
  'dora/show': {
    summary: 'Show how often and how fast is delivered, what fails and how fast it is mended, with the rows behind each figure',
    on: 'server',
    load: async () => (await import('./dora/show.ts')).command as Command,
  },
  estate: {
    summary: 'Show what a repository holds, how it hangs together, and what was not understood',
    load: async () => (await import('./estate.ts')).command as Command,
  },
  explain: {
    summary: 'Explain a check, a decision or a failure',
    load: async () => (await import('./explain.ts')).command as Command,
  },
  fix: {
    summary: 'Mend what can be mended: safe fixes at once, risky ones by name',
    load: async () => (await import('./fix.ts')).command as Command,
  },
  forget: {
    summary: 'Forget alerts, pages, sessions and failed sign-ins that are older than the settings say; never the trail',
    on: 'server',
    background: true,
    load: async () => (await import('./forget.ts')).command as Command,
  },
  'gate/approve': {
    summary: 'Agree to deployments of a service by others for a time, where the gate asks for a yes',
    on: 'server',
    load: async () => (await import('./gate/approve.ts')).command as Command,
  },
  'gate/calendar': {
    summary: 'Take the freezes of the change calendar of a repository',
    on: 'server',
    load: async () => (await import('./gate/calendar.ts')).command as Command,
  },
  'gate/deploy': {
    summary: 'Say whether a deployment of a service may go out: budgets, open incidents, freezes',
    on: 'server',
    load: async () => (await import('./gate/deploy.ts')).command as Command,
  },
  'gate/freeze': {
    summary: 'Let nothing out for a time',
    on: 'server',
    load: async () => (await import('./gate/freeze.ts')).command as Command,
  },
  'gate/freezes': {
    summary: 'List freezes that hold or will',
    on: 'server',
    load: async () => (await import('./gate/freezes.ts')).command as Command,
  },
  'gate/list': {
    summary: 'Show what the gate would say of each service that has objectives; nothing of it is kept',
    on: 'server',
    load: async () => (await import('./gate/list.ts')).command as Command,
  },
  'gate/thaw': {
    summary: 'End a freeze before its time',
    on: 'server',
    load: async () => (await import('./gate/thaw.ts')).command as Command,
  },
  generate: {
    summary: 'Write the production estate that devops.yaml calls for, keeping what people edited',
    load: async () => (await import('./generate.ts')).command as Command,
  },
  'incident/acknowledge': {
    summary: 'Say that you are on it, which ends the escalation',
    on: 'server',
    load: async () => (await import('./incident/acknowledge.ts')).command as Command,
  },
  'incident/action/add': {
    summary: 'Add what is to be done after an incident, with an owner and a day',
    on: 'server',
    load: async () => (await import('./incident/action/add.ts')).command as Command,
  },
  'incident/action/done': {
    summary: 'Say that an action after an incident is done',
    on: 'server',
    load: async () => (await import('./incident/action/done.ts')).command as Command,
  },
  'incident/action/list': {
    summary: 'List what is still to be done after incidents',
    on: 'server',
    load: async () => (await import('./incident/action/list.ts')).command as Command,
  },
  'incident/assign': {
    summary: 'Give somebody a role in an incident',
    on: 'server',
    load: async () => (await import('./incident/assign.ts')).command as Command,
  },
  'incident/change': {
    summary: 'Change the severity, the title or the service of an incident',
    on: 'server',
    load: async () => (await import('./incident/change.ts')).command as Command,
  },
  'incident/close': {
    summary: 'Close an incident that is over and understood',
    on: 'server',
    load: async () => (await import('./incident/close.ts')).command as Command,
  },
  'incident/escalate': {
    summary: 'Page whom a step of the escalation names, unless somebody has answered, and set the next one',
    background: true,
    load: async () => (await import('./incident/escalate.ts')).command as Command,
  },
  'incident/list': {
    summary: 'List incidents, newest first',
    on: 'server',
    load: async () => (await import('./incident/list.ts')).command as Command,
  },
  'incident/measures': {
    summary: 'Say how fast incidents were answered and ended, and how often they came',
    on: 'server',
    load: async () => (await import('./incident/measures.ts')).command as Command,
  },
  'incident/note': {
    summary: 'Write a line into the history of an incident, or on the status page',
    on: 'server',
    load: async () => (await import('./incident/note.ts')).command as Command,
  },
  'incident/open': {
    summary: 'Open an incident by hand',
    on: 'server',
    load: async () => (await import('./incident/open.ts')).command as Command,
  },
  'incident/reopen': {
    summary: 'Open an incident again that was taken for over',
    on: 'server',
    load: async () => (await import('./incident/reopen.ts')).command as Command,
  },
  'incident/resolve': {
    summary: 'Say that it works again',
    on: 'server',
    load: async () => (await import('./incident/resolve.ts')).command as Command,
  },
  'incident/review': {
    summary: 'Show the review of an incident, or a draft from its history where none is written',
    on: 'server',
    load: async () => (await import('./incident/review.ts')).command as Command,
  },
  'incident/show': {
    summary: 'Show an incident with its history, roles and actions',
    on: 'server',
    load: async () => (await import('./incident/show.ts')).command as Command,
  },
  'incident/take': {
    summary: 'Make of a group of alerts what they are: a new incident, more of one, or its end',
    background: true,
    load: async () => (await import('./incident/take.ts')).command as Command,
  },
  'incident/watch': {
    summary: 'Note of which incidents the time to answer has passed',
    background: true,
    load: async () => (await import('./incident/watch.ts')).command as Command,
  },
  'incident/write-review': {
    summary: 'Keep the review of an incident',
    on: 'server',
    load: async () => (await import('./incident/write-review.ts')).command as Command,
  },
  init: {
    summary: 'Write a first devops.yaml, by interview or from a repository',
    load: async () => (await import('./init.ts')).command as Command,
  },
  login: {
    summary: 'Sign in to a server, so that commands from this machine are yours',
    personal: true,
    load: async () => (await import('./login.ts')).command as Command,
  },
  logout: {
    summary: 'Revoke the token that `devops login` has left on this machine',
    personal: true,
    load: async () => (await import('./logout.ts')).command as Command,
  },
  mcp: {
    summary: 'Speak the Model Context Protocol on standard input and output: every command a tool',
    personal: true,
    load: async () => (await import('./mcp.ts')).command as Command,
  },
  'me/password': {
    summary: 'Choose another password for yourself',
    personal: true,
    on: 'server',
    load: async () => (await import('./me/password.ts')).command as Command,
  },
  'me/show': {
    summary: 'Say who you are to the server, and what you may',
    on: 'server',
    load: async () => (await import('./me/show.ts')).command as Command,
  },
  'oncall/apply': {
    summary: 'Set people, teams, schedules and escalations as a file says, and show what changes',
    on: 'server',
    load: async () => (await import('./oncall/apply.ts')).command as Command,
  },
  'oncall/calendar': {
    summary: 'Show the shifts of a schedule, and its gaps',
    on: 'server',
    load: async () => (await import('./oncall/calendar.ts')).command as Command,
  },
  'oncall/export': {
    summary: 'Give back people, teams, schedules and escalations as a file',
    on: 'server',
    load: async () => (await import('./oncall/export.ts')).command as Command,
  },
  'oncall/feed': {
    summary: 'Make a secret address at which a calendar program reads a schedule, or one person’s shifts',
    on: 'server',
    load: async () => (await import('./oncall/feed.ts')).command as Command,
  },
  'oncall/heartbeat': {
    summary: 'Show whether pages go out, and set the dead-man switch that watches it from outside',
    on: 'server',
    load: async () => (await import('./oncall/heartbeat.ts')).command as Command,
  },
  'oncall/import': {
    summary: 'Turn an export of another tool into a file of ours, and say what was not taken over',
    load: async () => (await import('./oncall/import.ts')).command as Command,
  },
  'oncall/override': {
    summary: 'Put somebody in the place of another for a time, or note that somebody is away',
    on: 'server',
    load: async () => (await import('./oncall/override.ts')).command as Command,
  },
  'oncall/overrides': {
    summary: 'List overrides that are in force or to come',
    on: 'server',
    load: async () => (await import('./oncall/overrides.ts')).command as Command,
  },
  'oncall/pages': {
    summary: 'Show pages with every attempt to deliver them, newest first',
    on: 'server',
    load: async () => (await import('./oncall/pages.ts')).command as Command,
  },
  'oncall/quality': {
    summary: 'Say how fair and how tiring a schedule is',
    on: 'server',
    load: async () => (await import('./oncall/quality.ts')).command as Command,
  },
  'oncall/read-calendar': {
    summary: 'Take time off, or shifts, from an iCalendar file or address',
    on: 'server',
    load: async () => (await import('./oncall/read-calendar.ts')).command as Command,
  },
  'oncall/read-calendars': {
    summary: 'Read the followed calendars again',
    background: true,
    load: async () => (await import('./oncall/read-calendars.ts')).command as Command,
  },
  'oncall/show': {
    summary: 'Show who is on call, until when, and who comes next',
    on: 'server',
    load: async () => (await import('./oncall/show.ts')).command as Command,
  },
  'oncall/simulate': {
    summary: 'Say who would be paged for an alert at a time, where and when; nobody is',
    on: 'server',
    load: async () => (await import('./oncall/simulate.ts')).command as Command,
  },
  'oncall/swap': {
    summary: 'Let two people swap two shifts',
    on: 'server',
    load: async () => (await import('./oncall/swap.ts')).command as Command,
  },
  'oncall/test': {
    summary: 'Page yourself, to see that you are reached',
    on: 'server',
    load: async () => (await import('./oncall/test.ts')).command as Command,
  },
  'oncall/withdraw': {
    summary: 'Take back an override',
    on: 'server',
    load: async () => (await import('./oncall/withdraw.ts')).command as Command,
  },
  own: {
    summary: 'Make generated files yours: they are never touched again',
    load: async () => (await import('./own.ts')).command as Command,
  },
  'page/deliver': {
    summary: 'Make one attempt to deliver a page, and say how it went',
    background: true,
    load: async () => (await import('./page/deliver.ts')).command as Command,
  },
  'page/update': {
    summary: 'Tell those who were paged that somebody has answered, or that it is over',
    background: true,
    load: async () => (await import('./page/update.ts')).command as Command,
  },
  'pager/heartbeat': {
    summary: 'Tell the dead-man switch that pages go out, if they do',
    background: true,
    load: async () => (await import('./pager/heartbeat.ts')).command as Command,
  },
  report: {
    summary: 'Write report.html: decisions, picture, what was generated, what was proved and how, cost',
    load: async () => (await import('./report.ts')).command as Command,
  },
  restore: {
    summary: 'Put a backup into a fresh folder or an empty database, whole or not at all',
    personal: true,
    load: async () => (await import('./restore.ts')).command as Command,
  },
  serve: {
    summary: 'Run the server: alerts and signals in; SLOs, incidents and pages out; a console',
    personal: true,
    load: async () => (await import('./serve.ts')).command as Command,
  },
  'setting/change': {
    summary: 'Choose something for the whole server',
    on: 'server',
    load: async () => (await import('./setting/change.ts')).command as Command,
  },
  'setting/list': {
    summary: 'List what can be chosen for the whole server, and who chose last',
    on: 'server',
    load: async () => (await import('./setting/list.ts')).command as Command,
  },
  'setting/show': {
    summary: 'Show what was chosen for the server, and what could be',
    on: 'server',
    load: async () => (await import('./setting/show.ts')).command as Command,
  },
  'slo/apply': {
    summary: 'Take the objectives of files: devops.yaml, OpenSLO, Sloth, Pyrra',
    on: 'server',
    load: async () => (await import('./slo/apply.ts')).command as Command,
  },
  'slo/backtest': {
    summary: 'Say how often the alerts of objectives in files would have paged on the history in a Prometheus, and what they would have missed',
    load: async () => (await import('./slo/backtest.ts')).command as Command,
  },
  'slo/forget': {
    summary: 'Forget measurements, deliveries and checks of the gate that are older than the settings say',
    on: 'server',
    background: true,
    load: async () => (await import('./slo/forget.ts')).command as Command,
  },
  'slo/list': {
    summary: 'List objectives and what is left of their budgets, the worst first',
    on: 'server',
    load: async () => (await import('./slo/list.ts')).command as Command,
  },
  'slo/measure': {
    summary: 'Measure every objective and say how it stands',
    on: 'server',
    background: true,
    load: async () => (await import('./slo/measure.ts')).command as Command,
  },
  'slo/replay': {
    summary: 'Say how often the alerts of a server’s objective would have paged on its history, and what they would have missed',
    on: 'server',
    load: async () => (await import('./slo/replay.ts')).command as Command,
  },
  'slo/report': {
    summary: 'Report on objectives over a period: kept or not, and what the budgets went on',
    on: 'server',
    load: async () => (await import('./slo/report.ts')).command as Command,
  },
  'slo/rules': {
    summary: 'Write the recording rules and burn alerts of objectives for Prometheus',
    load: async () => (await import('./slo/rules.ts')).command as Command,
  },
  'slo/show': {
    summary: 'Show how an objective stands: budget, burn, forecast, and what consumed it',
    on: 'server',
    load: async () => (await import('./slo/show.ts')).command as Command,
  },
  status: {
    summary: 'Show which generated files were edited, are missing, in conflict, or yours',
    load: async () => (await import('./status.ts')).command as Command,
  },
  'status/show': {
    summary: 'Show what the status page tells everybody: incidents that were published, and nothing else of them',
    on: 'server',
    load: async () => (await import('./status/show.ts')).command as Command,
  },
  'token/create': {
    summary: 'Make a token for a program, with a role, an end and, if need be, a few commands only',
    personal: true,
    on: 'server',
    load: async () => (await import('./token/create.ts')).command as Command,
  },
  'token/list': {
    summary: 'List tokens: whose they are, how far they reach, when they end and were last used',
    on: 'server',
    load: async () => (await import('./token/list.ts')).command as Command,
  },
  'token/revoke': {
    summary: 'End a token at once',
    on: 'server',
    load: async () => (await import('./token/revoke.ts')).command as Command,
  },
  'trail/export': {
    summary: 'Write the trail as JSON lines, with a signed head, to be kept and verified elsewhere',
    on: 'server',
    load: async () => (await import('./trail/export.ts')).command as Command,
  },
  'trail/list': {
    summary: 'Show what was done, by whom and when, newest first',
    on: 'server',
    load: async () => (await import('./trail/list.ts')).command as Command,
  },
  'trail/verify': {
    summary: 'Prove that nothing in the trail was altered, removed, inserted or reordered',
    on: 'server',
    load: async () => (await import('./trail/verify.ts')).command as Command,
  },
  'user/add': {
    summary: 'Add somebody who may sign in, with a password for a day',
    personal: true,
    on: 'server',
    load: async () => (await import('./user/add.ts')).command as Command,
  },
  'user/change': {
    summary: 'Change the role, the name or the password of somebody who may sign in',
    personal: true,
    on: 'server',
    load: async () => (await import('./user/change.ts')).command as Command,
  },
  'user/list': {
    summary: 'List who may sign in, and as what',
    on: 'server',
    load: async () => (await import('./user/list.ts')).command as Command,
  },
  'user/remove': {
    summary: 'Let somebody in no more: sessions and tokens end at once, the name stays in the trail',
    on: 'server',
    load: async () => (await import('./user/remove.ts')).command as Command,
  },
  'user/reset': {
    summary: 'Give a lost administrator a new password, on the machine of the server, which need not run',
    personal: true,
    load: async () => (await import('./user/reset.ts')).command as Command,
  },
  verify: {
    summary: 'Prove every file with the schemas and tools that are at hand, and name what nobody could prove',
    load: async () => (await import('./verify.ts')).command as Command,
  },
}
