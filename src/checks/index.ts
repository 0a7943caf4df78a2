// Written by `npm run gen`: one line per unit.
import { type Check, under } from './check.ts'
import { check as actionsActionExpression } from './actions/action-expression.ts'
import { check as actionsActionForm } from './actions/action-form.ts'
import { check as actionsActionInputs } from './actions/action-inputs.ts'
import { check as actionsArtifactMissing } from './actions/artifact-missing.ts'
import { check as actionsBotCondition } from './actions/bot-condition.ts'
import { check as actionsCachePoisoning } from './actions/cache-poisoning.ts'
import { check as actionsCallSecrets } from './actions/call-secrets.ts'
import { check as actionsClusterWithoutAccess } from './actions/cluster-without-access.ts'
import { check as actionsCodeqlWithoutInit } from './actions/codeql-without-init.ts'
import { check as actionsConcurrency } from './actions/concurrency.ts'
import { check as actionsConstantCondition } from './actions/constant-condition.ts'
import { check as actionsContainerPassword } from './actions/container-password.ts'
import { check as actionsDangerousTrigger } from './actions/dangerous-trigger.ts'
import { check as actionsDeadAction } from './actions/dead-action.ts'
import { check as actionsDebugLogging } from './actions/debug-logging.ts'
import { check as actionsDependabotCooldown } from './actions/dependabot-cooldown.ts'
import { check as actionsDependabotExecution } from './actions/dependabot-execution.ts'
import { check as actionsDependenciesMissing } from './actions/dependencies-missing.ts'
import { check as actionsDeployFailureIgnored } from './actions/deploy-failure-ignored.ts'
import { check as actionsDeployOnPullRequest } from './actions/deploy-on-pull-request.ts'
import { check as actionsDeprecatedCommand } from './actions/deprecated-command.ts'
import { check as actionsDispatchInputs } from './actions/dispatch-inputs.ts'
import { check as actionsDuplicateNeeds } from './actions/duplicate-needs.ts'
import { check as actionsDuplicateStepId } from './actions/duplicate-step-id.ts'
import { check as actionsEmptyBranchTag } from './actions/empty-branch-tag.ts'
import { check as actionsEmptyPart } from './actions/empty-part.ts'
import { check as actionsEnvName } from './actions/env-name.ts'
import { check as actionsEnvironmentFile } from './actions/environment-file.ts'
import { check as actionsEventFilter } from './actions/event-filter.ts'
import { check as actionsExpressionArgument } from './actions/expression-argument.ts'
import { check as actionsExpressionComparison } from './actions/expression-comparison.ts'
import { check as actionsExpressionName } from './actions/expression-name.ts'
import { check as actionsExpressionOrder } from './actions/expression-order.ts'
import { check as actionsExpressionText } from './actions/expression-text.ts'
import { check as actionsFilterPattern } from './actions/filter-pattern.ts'
import { check as actionsFixedCondition } from './actions/fixed-condition.ts'
import { check as actionsFrequentCron } from './actions/frequent-cron.ts'
import { check as actionsGateStopsNothing } from './actions/gate-stops-nothing.ts'
import { check as actionsGhWithoutToken } from './actions/gh-without-token.ts'
import { check as actionsInputInjection } from './actions/input-injection.ts'
import { check as actionsInvalidCron } from './actions/invalid-cron.ts'
import { check as actionsLocalWorkflowInputs } from './actions/local-workflow-inputs.ts'
import { check as actionsLockFileMissing } from './actions/lock-file-missing.ts'
import { check as actionsLongLivedCloudKey } from './actions/long-lived-cloud-key.ts'
import { check as actionsMatrixDuplicate } from './actions/matrix-duplicate.ts'
import { check as actionsMatrixExclude } from './actions/matrix-exclude.ts'
import { check as actionsMergeCancelsBranch } from './actions/merge-cancels-branch.ts'
import { check as actionsMergeKey } from './actions/merge-key.ts'
import { check as actionsMissingWorkflow } from './actions/missing-workflow.ts'
import { check as actionsMisspeltRunner } from './actions/misspelt-runner.ts'
import { check as actionsNeedsCycle } from './actions/needs-cycle.ts'
import { check as actionsNoCheckout } from './actions/no-checkout.ts'
import { check as actionsNoPermissions } from './actions/no-permissions.ts'
import { check as actionsNoTimeout } from './actions/no-timeout.ts'
import { check as actionsObfuscated } from './actions/obfuscated.ts'
import { check as actionsOidcPermission } from './actions/oidc-permission.ts'
import { check as actionsOldInput } from './actions/old-input.ts'
import { check as actionsOutputNeverSet } from './actions/output-never-set.ts'
import { check as actionsOverlappingDeploys } from './actions/overlapping-deploys.ts'
import { check as actionsPersistedCredentials } from './actions/persisted-credentials.ts'
import { check as actionsPlanUploaded } from './actions/plan-uploaded.ts'
import { check as actionsPlatformWithoutEmulation } from './actions/platform-without-emulation.ts'
import { check as actionsProductionWithoutStaging } from './actions/production-without-staging.ts'
import { check as actionsPullRequestTargetCheckout } from './actions/pull-request-target-checkout.ts'
import { check as actionsPushOnPullRequest } from './actions/push-on-pull-request.ts'
import { check as actionsPushPermission } from './actions/push-permission.ts'
import { check as actionsPushWithoutLogin } from './actions/push-without-login.ts'
import { check as actionsRequiredDefault } from './actions/required-default.ts'
import { check as actionsRetiredRunner } from './actions/retired-runner.ts'
import { check as actionsScheduleReplacesPush } from './actions/schedule-replaces-push.ts'
import { check as actionsScheduleTimezone } from './actions/schedule-timezone.ts'
import { check as actionsSecretInCurl } from './actions/secret-in-curl.ts'
import { check as actionsSecretWithoutEnvironment } from './actions/secret-without-environment.ts'
import { check as actionsSecretsAll } from './actions/secrets-all.ts'
import { check as actionsSecretsInherit } from './actions/secrets-inherit.ts'
import { check as actionsSelfHostedPullRequest } from './actions/self-hosted-pull-request.ts'
import { check as actionsServiceMissing } from './actions/service-missing.ts'
import { check as actionsShellName } from './actions/shell-name.ts'
import { check as actionsTemplateInjection } from './actions/template-injection.ts'
import { check as actionsTerraformWithoutInit } from './actions/terraform-without-init.ts'
import { check as actionsToolMissing } from './actions/tool-missing.ts'
import { check as actionsTrustedPublishing } from './actions/trusted-publishing.ts'
import { check as actionsUnknownEvent } from './actions/unknown-event.ts'
import { check as actionsUnknownMatrixKey } from './actions/unknown-matrix-key.ts'
import { check as actionsUnknownNeeds } from './actions/unknown-needs.ts'
import { check as actionsUnknownOutput } from './actions/unknown-output.ts'
import { check as actionsUnknownPermission } from './actions/unknown-permission.ts'
import { check as actionsUnknownRunner } from './actions/unknown-runner.ts'
import { check as actionsUnknownStep } from './actions/unknown-step.ts'
import { check as actionsUnmaskedSecret } from './actions/unmasked-secret.ts'
import { check as actionsUnnamed } from './actions/unnamed.ts'
import { check as actionsUnpinnedAction } from './actions/unpinned-action.ts'
import { check as actionsUnpinnedImage } from './actions/unpinned-image.ts'
import { check as actionsUnpinnedOfficialAction } from './actions/unpinned-official-action.ts'
import { check as actionsUnsecureCommands } from './actions/unsecure-commands.ts'
import { check as actionsUnsoundContains } from './actions/unsound-contains.ts'
import { check as actionsUnsoundTernary } from './actions/unsound-ternary.ts'
import { check as actionsUnusedAnchor } from './actions/unused-anchor.ts'
import { check as actionsUploadedToken } from './actions/uploaded-token.ts'
import { check as actionsUsesForm } from './actions/uses-form.ts'
import { check as actionsVulnerableAction } from './actions/vulnerable-action.ts'
import { check as actionsWorkflowForm } from './actions/workflow-form.ts'
import { check as actionsWorkflowInput } from './actions/workflow-input.ts'
import { check as actionsWriteAll } from './actions/write-all.ts'
import { checks as argoApplication } from './argo/application.ts'
import { checks as argoProject } from './argo/project.ts'
import { checks as argoRollout } from './argo/rollout.ts'
import { checks as argoWorkflow } from './argo/workflow.ts'
import { checks as awsAcm } from './aws/acm.ts'
import { checks as awsAirflow } from './aws/airflow.ts'
import { checks as awsApiGateway } from './aws/api-gateway.ts'
import { checks as awsAppRunner } from './aws/app-runner.ts'
import { checks as awsAppsync } from './aws/appsync.ts'
import { checks as awsAthena } from './aws/athena.ts'
import { checks as awsAutoscaling } from './aws/autoscaling.ts'
import { checks as awsBackup } from './aws/backup.ts'
import { checks as awsBalancerClosed } from './aws/balancer-closed.ts'
import { checks as awsBatch } from './aws/batch.ts'
import { checks as awsBeanstalk } from './aws/beanstalk.ts'
import { checks as awsBeside } from './aws/beside.ts'
import { checks as awsCloudfrontOrigin } from './aws/cloudfront-origin.ts'
import { checks as awsCloudfront } from './aws/cloudfront.ts'
import { checks as awsCloudsearch } from './aws/cloudsearch.ts'
import { checks as awsCloudtrail } from './aws/cloudtrail.ts'
import { checks as awsCloudwatch } from './aws/cloudwatch.ts'
import { checks as awsCodebuild } from './aws/codebuild.ts'
import { checks as awsCognito } from './aws/cognito.ts'
import { checks as awsComprehend } from './aws/comprehend.ts'
import { checks as awsConfig } from './aws/config.ts'
import { checks as awsConnect } from './aws/connect.ts'
import { checks as awsDeveloperTools } from './aws/developer-tools.ts'
import { checks as awsDms } from './aws/dms.ts'
import { checks as awsDocdb } from './aws/docdb.ts'
import { checks as awsDynamodb } from './aws/dynamodb.ts'
import { checks as awsEbs } from './aws/ebs.ts'
import { checks as awsEc2 } from './aws/ec2.ts'
import { checks as awsEcr } from './aws/ecr.ts'
import { check as awsEcsContainerField } from './aws/ecs-container-field.ts'
import { checks as awsEcsTask } from './aws/ecs-task.ts'
import { checks as awsEcs } from './aws/ecs.ts'
import { checks as awsEfs } from './aws/efs.ts'
import { checks as awsEks } from './aws/eks.ts'
import { checks as awsElasticache } from './aws/elasticache.ts'
import { checks as awsEmr } from './aws/emr.ts'
import { checks as awsGlue } from './aws/glue.ts'
import { checks as awsIamPolicies } from './aws/iam-policies.ts'
import { checks as awsIamReach } from './aws/iam-reach.ts'
import { checks as awsIam } from './aws/iam.ts'
import { checks as awsImageBuilder } from './aws/image-builder.ts'
import { check as awsImageOfAnybody } from './aws/image-of-anybody.ts'
import { checks as awsIntegration } from './aws/integration.ts'
import { checks as awsKinesis } from './aws/kinesis.ts'
import { checks as awsKms } from './aws/kms.ts'
import { checks as awsLambda } from './aws/lambda.ts'
import { checks as awsListener } from './aws/listener.ts'
import { checks as awsLoadBalancer } from './aws/load-balancer.ts'
import { check as awsModuleReleaseEnded } from './aws/module-release-ended.ts'
import { checks as awsMq } from './aws/mq.ts'
import { checks as awsMsk } from './aws/msk.ts'
import { checks as awsNeptune } from './aws/neptune.ts'
import { checks as awsNetworkAcl } from './aws/network-acl.ts'
import { checks as awsNetworkFirewall } from './aws/network-firewall.ts'
import { checks as awsOpensearch } from './aws/opensearch.ts'
import { checks as awsProtection } from './aws/protection.ts'
import { check as awsPublicBehindFirewall } from './aws/public-behind-firewall.ts'
import { checks as awsRdsLogs } from './aws/rds-logs.ts'
import { checks as awsRdsRecovery } from './aws/rds-recovery.ts'
import { checks as awsRds } from './aws/rds.ts'
import { checks as awsRedirectLoop } from './aws/redirect-loop.ts'
import { checks as awsRedshift } from './aws/redshift.ts'
import { check as awsReleaseEnded } from './aws/release-ended.ts'
import { checks as awsResourcePolicies } from './aws/resource-policies.ts'
import { checks as awsRoleLacks } from './aws/role-lacks.ts'
import { checks as awsRoute53 } from './aws/route53.ts'
import { checks as awsS3Access } from './aws/s3-access.ts'
import { checks as awsS3 } from './aws/s3.ts'
import { checks as awsSagemaker } from './aws/sagemaker.ts'
import { checks as awsSecrets } from './aws/secrets.ts'
import { checks as awsSecretsmanager } from './aws/secretsmanager.ts'
import { checks as awsSecurityGroupRule } from './aws/security-group-rule.ts'
import { checks as awsSecurityGroup } from './aws/security-group.ts'
import { checks as awsSns } from './aws/sns.ts'
import { checks as awsSqs } from './aws/sqs.ts'
import { checks as awsSsm } from './aws/ssm.ts'
import { check as awsStatementLog } from './aws/statement-log.ts'
import { checks as awsStepFunctions } from './aws/step-functions.ts'
import { checks as awsTransfer } from './aws/transfer.ts'
import { checks as awsTrust } from './aws/trust.ts'
import { checks as awsVpc } from './aws/vpc.ts'
import { checks as awsWaf } from './aws/waf.ts'
import { checks as awsWorkspaces } from './aws/workspaces.ts'
import { checks as cloudformationCall } from './cloudformation/call.ts'
import { check as cloudformationCircular } from './cloudformation/circular.ts'
import { check as cloudformationDataDeleted } from './cloudformation/data-deleted.ts'
import { check as cloudformationNoDescription } from './cloudformation/no-description.ts'
import { check as cloudformationReadableSecret } from './cloudformation/readable-secret.ts'
import { check as cloudformationReferenceToNothing } from './cloudformation/reference-to-nothing.ts'
import { check as cloudformationSecretDefault } from './cloudformation/secret-default.ts'
import { checks as cloudformationUnused } from './cloudformation/unused.ts'
import { check as composeBuildAndImage } from './compose/build-and-image.ts'
import { check as composeBuildMissing } from './compose/build-missing.ts'
import { check as composeCapabilitiesKept } from './compose/capabilities-kept.ts'
import { check as composeConfinementOff } from './compose/confinement-off.ts'
import { check as composeDangerousCapability } from './compose/dangerous-capability.ts'
import { check as composeDatabasePath } from './compose/database-path.ts'
import { check as composeDependencyCycle } from './compose/dependency-cycle.ts'
import { check as composeDockerSocket } from './compose/docker-socket.ts'
import { check as composeEnvFileMissing } from './compose/env-file-missing.ts'
import { check as composeHealthCheckForm } from './compose/health-check-form.ts'
import { check as composeHealthyWithoutCheck } from './compose/healthy-without-check.ts'
import { check as composeHostNamespace } from './compose/host-namespace.ts'
import { check as composeHostNetwork } from './compose/host-network.ts'
import { check as composeImageEnded } from './compose/image-ended.ts'
import { check as composeImageTag } from './compose/image-tag.ts'
import { check as composeNameTaken } from './compose/name-taken.ts'
import { check as composeNetworksApart } from './compose/networks-apart.ts'
import { check as composeNoHealthcheck } from './compose/no-healthcheck.ts'
import { check as composeNoLimits } from './compose/no-limits.ts'
import { check as composeNoRestart } from './compose/no-restart.ts'
import { check as composeObsoleteVersion } from './compose/obsolete-version.ts'
import { check as composeOpenDatabase } from './compose/open-database.ts'
import { check as composeOpenPort } from './compose/open-port.ts'
import { check as composePortTaken } from './compose/port-taken.ts'
import { check as composePrivileged } from './compose/privileged.ts'
import { check as composePrivilegesCanGrow } from './compose/privileges-can-grow.ts'
import { check as composeRestartPolicy } from './compose/restart-policy.ts'
import { check as composeSensitivePath } from './compose/sensitive-path.ts'
import { check as composeServiceAddress } from './compose/service-address.ts'
import { check as composeUndeclared } from './compose/undeclared.ts'
import { check as composeUnknownDependency } from './compose/unknown-dependency.ts'
import { check as composeVariableUndocumented } from './compose/variable-undocumented.ts'
import { check as deliveryChartRepositoryMissing } from './delivery/chart-repository-missing.ts'
import { check as deliveryTagNeverPushed } from './delivery/tag-never-pushed.ts'
import { check as deliveryTargetMisspelt } from './delivery/target-misspelt.ts'
import { check as dockerAddInsteadOfCopy } from './docker/add-instead-of-copy.ts'
import { check as dockerAptInsteadOfAptGet } from './docker/apt-instead-of-apt-get.ts'
import { check as dockerAptListsKept } from './docker/apt-lists-kept.ts'
import { check as dockerArchiveCopied } from './docker/archive-copied.ts'
import { check as dockerArgumentLost } from './docker/argument-lost.ts'
import { check as dockerArgumentWithoutDefault } from './docker/argument-without-default.ts'
import { check as dockerBaseImageEnded } from './docker/base-image-ended.ts'
import { check as dockerBaseImageTag } from './docker/base-image-tag.ts'
import { check as dockerCdInsteadOfWorkdir } from './docker/cd-instead-of-workdir.ts'
import { check as dockerCommandIgnored } from './docker/command-ignored.ts'
import { check as dockerConsecutiveRuns } from './docker/consecutive-runs.ts'
import { check as dockerConstantPlatform } from './docker/constant-platform.ts'
import { check as dockerCopyBeforeInstall } from './docker/copy-before-install.ts'
import { check as dockerCopyManyIntoFile } from './docker/copy-many-into-file.ts'
import { check as dockerCopyWithoutWorkdir } from './docker/copy-without-workdir.ts'
import { check as dockerDistributionUpgrade } from './docker/distribution-upgrade.ts'
import { check as dockerDownloadUnverified } from './docker/download-unverified.ts'
import { check as dockerDuplicateStage } from './docker/duplicate-stage.ts'
import { check as dockerEnvInItself } from './docker/env-in-itself.ts'
import { check as dockerEverythingCopied } from './docker/everything-copied.ts'
import { check as dockerHealthcheckToolMissing } from './docker/healthcheck-tool-missing.ts'
import { check as dockerIgnoredFileCopied } from './docker/ignored-file-copied.ts'
import { check as dockerInstallAsks } from './docker/install-asks.ts'
import { check as dockerInstallWithoutRoot } from './docker/install-without-root.ts'
import { check as dockerKeyAddedForAll } from './docker/key-added-for-all.ts'
import { check as dockerLabelKey } from './docker/label-key.ts'
import { check as dockerLargeUserNumber } from './docker/large-user-number.ts'
import { check as dockerListNeedsShell } from './docker/list-needs-shell.ts'
import { check as dockerMaintainer } from './docker/maintainer.ts'
import { check as dockerMovingDownload } from './docker/moving-download.ts'
import { check as dockerNoHealthcheck } from './docker/no-healthcheck.ts'
import { check as dockerOldEnvForm } from './docker/old-env-form.ts'
import { check as dockerOverruledCommand } from './docker/overruled-command.ts'
import { check as dockerPackageCacheKept } from './docker/package-cache-kept.ts'
import { check as dockerPasswordSet } from './docker/password-set.ts'
import { check as dockerPipeHidesFailure } from './docker/pipe-hides-failure.ts'
import { check as dockerPipeToShell } from './docker/pipe-to-shell.ts'
import { check as dockerPointlessCommand } from './docker/pointless-command.ts'
import { check as dockerPortOutOfRange } from './docker/port-out-of-range.ts'
import { check as dockerRecommendedPackages } from './docker/recommended-packages.ts'
import { check as dockerRelativeWorkdir } from './docker/relative-workdir.ts'
import { check as dockerReservedStageName } from './docker/reserved-stage-name.ts'
import { check as dockerRunsAsRoot } from './docker/runs-as-root.ts'
import { check as dockerSecretArgument } from './docker/secret-argument.ts'
import { check as dockerSecretFileCopied } from './docker/secret-file-copied.ts'
import { check as dockerSecretInLayer } from './docker/secret-in-layer.ts'
import { check as dockerServiceInBuild } from './docker/service-in-build.ts'
import { check as dockerShellFormCommand } from './docker/shell-form-command.ts'
import { check as dockerShellReplaced } from './docker/shell-replaced.ts'
import { check as dockerSshExposed } from './docker/ssh-exposed.ts'
import { check as dockerStepWithoutEffect } from './docker/step-without-effect.ts'
import { check as dockerSudo } from './docker/sudo.ts'
import { check as dockerTwoDownloaders } from './docker/two-downloaders.ts'
import { check as dockerUnknownBaseArgument } from './docker/unknown-base-argument.ts'
import { check as dockerUnknownStage } from './docker/unknown-stage.ts'
import { check as dockerUnpinnedPackage } from './docker/unpinned-package.ts'
import { check as dockerUnsignedPackages } from './docker/unsigned-packages.ts'
import { check as dockerUpdateWithoutInstall } from './docker/update-without-install.ts'
import { check as dockerVerificationOff } from './docker/verification-off.ts'
import { check as dockerWgetProgress } from './docker/wget-progress.ts'
import { check as dockerWritableByAll } from './docker/writable-by-all.ts'
import { check as estateChangeUndoneBySync } from './estate/change-undone-by-sync.ts'
import { check as estateDatabaseBehindPolicy } from './estate/database-behind-policy.ts'
import { check as estateEndpointDisagrees } from './estate/endpoint-disagrees.ts'
import { check as estateHostMissing } from './estate/host-missing.ts'
import { check as estateIgnoredReplicasSynced } from './estate/ignored-replicas-synced.ts'
import { check as estateImagePushedByNobody } from './estate/image-pushed-by-nobody.ts'
import { check as estateOrphanManifest } from './estate/orphan-manifest.ts'
import { check as estatePeakAboveNodes } from './estate/peak-above-nodes.ts'
import { check as estatePipelinePathMissing } from './estate/pipeline-path-missing.ts'
import { check as estatePlaceholder } from './estate/placeholder.ts'
import { check as estatePlacementImpossible } from './estate/placement-impossible.ts'
import { check as estatePortDisagrees } from './estate/port-disagrees.ts'
import { check as estateReadOnlyWrites } from './estate/read-only-writes.ts'
import { check as estateRemoteOutputMissing } from './estate/remote-output-missing.ts'
import { check as estateRemoteSecretMissing } from './estate/remote-secret-missing.ts'
import { check as estateReplicasFoughtOver } from './estate/replicas-fought-over.ts'
import { check as estateRetentionConflict } from './estate/retention-conflict.ts'
import { check as estateRoleTrustMismatch } from './estate/role-trust-mismatch.ts'
import { check as estateSecretFlow } from './estate/secret-flow.ts'
import { check as estateStateKeyCollides } from './estate/state-key-collides.ts'
import { check as estateTwoOwners } from './estate/two-owners.ts'
import { check as estateUnreachableWorkload } from './estate/unreachable-workload.ts'
import { check as estateUserDisagrees } from './estate/user-disagrees.ts'
import { check as estateWeakerInProduction } from './estate/weaker-in-production.ts'
import { checks as externalSecretsSecret } from './external-secrets/secret.ts'
import { check as gitlabArtifactsKept } from './gitlab/artifacts-kept.ts'
import { check as gitlabDebugTrace } from './gitlab/debug-trace.ts'
import { check as gitlabDeployFailureIgnored } from './gitlab/deploy-failure-ignored.ts'
import { check as gitlabDockerWithoutTls } from './gitlab/docker-without-tls.ts'
import { check as gitlabGlobalKeyword } from './gitlab/global-keyword.ts'
import { check as gitlabImageTag } from './gitlab/image-tag.ts'
import { check as gitlabInterruptible } from './gitlab/interruptible.ts'
import { check as gitlabMisspeltVariable } from './gitlab/misspelt-variable.ts'
import { check as gitlabNeedsLaterStage } from './gitlab/needs-later-stage.ts'
import { check as gitlabNoScript } from './gitlab/no-script.ts'
import { check as gitlabOnlyExcept } from './gitlab/only-except.ts'
import { check as gitlabOverlappingDeploys } from './gitlab/overlapping-deploys.ts'
import { check as gitlabPathOutside } from './gitlab/path-outside.ts'
import { check as gitlabPlanKept } from './gitlab/plan-kept.ts'
import { check as gitlabProductionFromEveryBranch } from './gitlab/production-from-every-branch.ts'
import { check as gitlabProgramMissing } from './gitlab/program-missing.ts'
import { check as gitlabProjectInclude } from './gitlab/project-include.ts'
import { check as gitlabReferenceToArtifactless } from './gitlab/reference-to-artifactless.ts'
import { check as gitlabRemoteInclude } from './gitlab/remote-include.ts'
import { check as gitlabRuleCondition } from './gitlab/rule-condition.ts'
import { check as gitlabRulesWithOnly } from './gitlab/rules-with-only.ts'
import { check as gitlabStopJob } from './gitlab/stop-job.ts'
import { check as gitlabTextOfStrangers } from './gitlab/text-of-strangers.ts'
import { check as gitlabUnknownKeyword } from './gitlab/unknown-keyword.ts'
import { check as gitlabUnknownNeeds } from './gitlab/unknown-needs.ts'
import { check as gitlabUnknownStage } from './gitlab/unknown-stage.ts'
import { check as gitlabUnreachableRule } from './gitlab/unreachable-rule.ts'
import { check as helmChartFileMissing } from './helm/chart-file-missing.ts'
import { checks as helmChart } from './helm/chart.ts'
import { checks as helmValues } from './helm/values.ts'
import { check as intentBackupRetention } from './intent/backup-retention.ts'
import { check as intentBudgetDiffers } from './intent/budget-differs.ts'
import { check as intentLogRetention } from './intent/log-retention.ts'
import { check as intentOneReplica } from './intent/one-replica.ts'
import { check as intentRegion } from './intent/region.ts'
import { check as intentRtoUnreachable } from './intent/rto-unreachable.ts'
import { check as intentSingleZone } from './intent/single-zone.ts'
import { check as intentSloWeaker } from './intent/slo-weaker.ts'
import { check as kubernetesAllowPrivilegeEscalation } from './kubernetes/allow-privilege-escalation.ts'
import { check as kubernetesAnalysisTemplateMissing } from './kubernetes/analysis-template-missing.ts'
import { checks as kubernetesApiServer } from './kubernetes/api-server.ts'
import { check as kubernetesApplicationSourceMissing } from './kubernetes/application-source-missing.ts'
import { check as kubernetesAutoscalerTargetMissing } from './kubernetes/autoscaler-target-missing.ts'
import { checks as kubernetesAutoscaler } from './kubernetes/autoscaler.ts'
import { check as kubernetesAutoscalersOnOneTarget } from './kubernetes/autoscalers-on-one-target.ts'
import { check as kubernetesBindingToNobody } from './kubernetes/binding-to-nobody.ts'
import { checks as kubernetesBudget } from './kubernetes/budget.ts'
import { check as kubernetesCapabilitiesDrop } from './kubernetes/capabilities-drop.ts'
import { check as kubernetesClaimHeldByOne } from './kubernetes/claim-held-by-one.ts'
import { check as kubernetesClaimMissing } from './kubernetes/claim-missing.ts'
import { check as kubernetesClusterAdminBinding } from './kubernetes/cluster-admin-binding.ts'
import { check as kubernetesConfigMapMissing } from './kubernetes/config-map-missing.ts'
import { checks as kubernetesControllerManager } from './kubernetes/controller-manager.ts'
import { checks as kubernetesCronJob } from './kubernetes/cron-job.ts'
import { check as kubernetesDangerousCapability } from './kubernetes/dangerous-capability.ts'
import { checks as kubernetesDatagramPort } from './kubernetes/datagram-port.ts'
import { check as kubernetesDeadImage } from './kubernetes/dead-image.ts'
import { check as kubernetesDefaultAccountBound } from './kubernetes/default-account-bound.ts'
import { check as kubernetesDefaultAccountToken } from './kubernetes/default-account-token.ts'
import { check as kubernetesDeprecatedApi } from './kubernetes/deprecated-api.ts'
import { check as kubernetesDnsEgressForgotten } from './kubernetes/dns-egress-forgotten.ts'
import { check as kubernetesDnsOverTcpForgotten } from './kubernetes/dns-over-tcp-forgotten.ts'
import { check as kubernetesDrainLongerThanGrace } from './kubernetes/drain-longer-than-grace.ts'
import { check as kubernetesDuplicateEnv } from './kubernetes/duplicate-env.ts'
import { checks as kubernetesEtcd } from './kubernetes/etcd.ts'
import { check as kubernetesEveryoneBound } from './kubernetes/everyone-bound.ts'
import { checks as kubernetesExposure } from './kubernetes/exposure.ts'
import { check as kubernetesFluxPathMissing } from './kubernetes/flux-path-missing.ts'
import { check as kubernetesFluxSourceMissing } from './kubernetes/flux-source-missing.ts'
import { checks as kubernetesHardening } from './kubernetes/hardening.ts'
import { check as kubernetesHookBeforeItsNeeds } from './kubernetes/hook-before-its-needs.ts'
import { check as kubernetesHostAndPathTwice } from './kubernetes/host-and-path-twice.ts'
import { check as kubernetesHostNamespaces } from './kubernetes/host-namespaces.ts'
import { check as kubernetesHostNotInCertificate } from './kubernetes/host-not-in-certificate.ts'
import { check as kubernetesHostPath } from './kubernetes/host-path.ts'
import { check as kubernetesImageOverrideUnused } from './kubernetes/image-override-unused.ts'
import { check as kubernetesImageTag } from './kubernetes/image-tag.ts'
import { checks as kubernetesIngressSnippet } from './kubernetes/ingress-snippet.ts'
import { checks as kubernetesIsolation } from './kubernetes/isolation.ts'
import { check as kubernetesIssuerMissing } from './kubernetes/issuer-missing.ts'
import { checks as kubernetesKeda } from './kubernetes/keda.ts'
import { checks as kubernetesKubelet } from './kubernetes/kubelet.ts'
import { check as kubernetesLimitRangeRefuses } from './kubernetes/limit-range-refuses.ts'
import { check as kubernetesLivenessProbe } from './kubernetes/liveness-probe.ts'
import { check as kubernetesMemoryLimit } from './kubernetes/memory-limit.ts'
import { check as kubernetesMetricsAdapterMissing } from './kubernetes/metrics-adapter-missing.ts'
import { check as kubernetesNameFromBranch } from './kubernetes/name-from-branch.ts'
import { check as kubernetesNamespaceMissing } from './kubernetes/namespace-missing.ts'
import { checks as kubernetesObjects } from './kubernetes/objects.ts'
import { check as kubernetesPatchTargetMissing } from './kubernetes/patch-target-missing.ts'
import { check as kubernetesPdbAboveAutoscaler } from './kubernetes/pdb-above-autoscaler.ts'
import { check as kubernetesPdbBlocksDrain } from './kubernetes/pdb-blocks-drain.ts'
import { check as kubernetesPeakAboveQuota } from './kubernetes/peak-above-quota.ts'
import { checks as kubernetesPodSecurityPolicy } from './kubernetes/pod-security-policy.ts'
import { check as kubernetesPolicyBlocksIngress } from './kubernetes/policy-blocks-ingress.ts'
import { check as kubernetesPolicyBlocksScrape } from './kubernetes/policy-blocks-scrape.ts'
import { check as kubernetesPolicyBlocksTraffic } from './kubernetes/policy-blocks-traffic.ts'
import { check as kubernetesPolicyNamespaceLabel } from './kubernetes/policy-namespace-label.ts'
import { check as kubernetesPolicyPeerNobody } from './kubernetes/policy-peer-nobody.ts'
import { check as kubernetesPolicyPeerSplit } from './kubernetes/policy-peer-split.ts'
import { check as kubernetesPolicyRulesIgnored } from './kubernetes/policy-rules-ignored.ts'
import { check as kubernetesPolicySelectsNothing } from './kubernetes/policy-selects-nothing.ts'
import { checks as kubernetesPolicyUnmatched } from './kubernetes/policy-unmatched.ts'
import { checks as kubernetesPorts } from './kubernetes/ports.ts'
import { check as kubernetesPriorityClassElsewhere } from './kubernetes/priority-class-elsewhere.ts'
import { check as kubernetesPriorityClassMissing } from './kubernetes/priority-class-missing.ts'
import { check as kubernetesPrivileged } from './kubernetes/privileged.ts'
import { check as kubernetesProbePortMissing } from './kubernetes/probe-port-missing.ts'
import { checks as kubernetesProbe } from './kubernetes/probe.ts'
import { check as kubernetesProjectForbids } from './kubernetes/project-forbids.ts'
import { check as kubernetesPruneStateful } from './kubernetes/prune-stateful.ts'
import { checks as kubernetesQuantity } from './kubernetes/quantity.ts'
import { check as kubernetesReadOnlyRootFilesystem } from './kubernetes/read-only-root-filesystem.ts'
import { check as kubernetesReadinessProbe } from './kubernetes/readiness-probe.ts'
import { checks as kubernetesRedirect } from './kubernetes/redirect.ts'
import { check as kubernetesRemovedApi } from './kubernetes/removed-api.ts'
import { check as kubernetesReplicasUnderAutoscaler } from './kubernetes/replicas-under-autoscaler.ts'
import { check as kubernetesResourceRequests } from './kubernetes/resource-requests.ts'
import { checks as kubernetesRights } from './kubernetes/rights.ts'
import { check as kubernetesRoleArnInvalid } from './kubernetes/role-arn-invalid.ts'
import { check as kubernetesRoleElsewhere } from './kubernetes/role-elsewhere.ts'
import { check as kubernetesRoleMissing } from './kubernetes/role-missing.ts'
import { check as kubernetesRolloutCannotProgress } from './kubernetes/rollout-cannot-progress.ts'
import { check as kubernetesRolloutWaitsForVolume } from './kubernetes/rollout-waits-for-volume.ts'
import { check as kubernetesRouteBackendMissing } from './kubernetes/route-backend-missing.ts'
import { check as kubernetesRoutePortMissing } from './kubernetes/route-port-missing.ts'
import { check as kubernetesRunAsNonRoot } from './kubernetes/run-as-non-root.ts'
import { check as kubernetesRuntimeSocket } from './kubernetes/runtime-socket.ts'
import { checks as kubernetesScheduler } from './kubernetes/scheduler.ts'
import { checks as kubernetesSchema } from './kubernetes/schema.ts'
import { check as kubernetesSecretInEnv } from './kubernetes/secret-in-env.ts'
import { check as kubernetesSecretNeverUsed } from './kubernetes/secret-never-used.ts'
import { check as kubernetesSecretNotProduced } from './kubernetes/secret-not-produced.ts'
import { check as kubernetesSecretStoreMissing } from './kubernetes/secret-store-missing.ts'
import { check as kubernetesSelectorMismatch } from './kubernetes/selector-mismatch.ts'
import { check as kubernetesServiceAccountMissing } from './kubernetes/service-account-missing.ts'
import { check as kubernetesServiceAccountToken } from './kubernetes/service-account-token.ts'
import { check as kubernetesServicePortMissing } from './kubernetes/service-port-missing.ts'
import { check as kubernetesServiceSelectsNothing } from './kubernetes/service-selects-nothing.ts'
import { check as kubernetesSetServiceMissing } from './kubernetes/set-service-missing.ts'
import { check as kubernetesStorageClassMissing } from './kubernetes/storage-class-missing.ts'
import { check as kubernetesTemplateMissing } from './kubernetes/template-missing.ts'
import { check as kubernetesTlsSecretMissing } from './kubernetes/tls-secret-missing.ts'
import { checks as kubernetesUnprotected } from './kubernetes/unprotected.ts'
import { checks as kubernetesVolume } from './kubernetes/volume.ts'
import { check as kubernetesVpaModeDeprecated } from './kubernetes/vpa-mode-deprecated.ts'
import { check as kubernetesWaveBeforeDefinition } from './kubernetes/wave-before-definition.ts'
import { check as kubernetesWildcardRule } from './kubernetes/wildcard-rule.ts'
import { checks as kubernetesWorkload } from './kubernetes/workload.ts'
import { check as kustomizeDeprecatedField } from './kustomize/deprecated-field.ts'
import { check as lifecycleToolEnded } from './lifecycle/tool-ended.ts'
import { check as monitoringAggregatesWithoutFor } from './monitoring/aggregates-without-for.ts'
import { check as monitoringAlertLabelLost } from './monitoring/alert-label-lost.ts'
import { check as monitoringAlertWithoutComparison } from './monitoring/alert-without-comparison.ts'
import { check as monitoringAlertWithoutRunbook } from './monitoring/alert-without-runbook.ts'
import { check as monitoringAlertWithoutSeverity } from './monitoring/alert-without-severity.ts'
import { check as monitoringAlertsReachNobody } from './monitoring/alerts-reach-nobody.ts'
import { check as monitoringAutoscalerOfKeda } from './monitoring/autoscaler-of-keda.ts'
import { check as monitoringBucketLabelLost } from './monitoring/bucket-label-lost.ts'
import { check as monitoringBurnBudgetsDisagree } from './monitoring/burn-budgets-disagree.ts'
import { check as monitoringConstantComparison } from './monitoring/constant-comparison.ts'
import { check as monitoringCounterWithoutRate } from './monitoring/counter-without-rate.ts'
import { check as monitoringDashboardUidTwice } from './monitoring/dashboard-uid-twice.ts'
import { check as monitoringDashboardWithoutSource } from './monitoring/dashboard-without-source.ts'
import { check as monitoringDashboardWrapped } from './monitoring/dashboard-wrapped.ts'
import { check as monitoringDatasourceUnknown } from './monitoring/datasource-unknown.ts'
import { check as monitoringDeadMansSwitchMissing } from './monitoring/dead-mans-switch-missing.ts'
import { check as monitoringDeprecatedMatch } from './monitoring/deprecated-match.ts'
import { check as monitoringDuplicateJob } from './monitoring/duplicate-job.ts'
import { check as monitoringDuplicateReceiver } from './monitoring/duplicate-receiver.ts'
import { check as monitoringDuplicateRule } from './monitoring/duplicate-rule.ts'
import { check as monitoringDuplicateTarget } from './monitoring/duplicate-target.ts'
import { check as monitoringFallbackWithoutEffect } from './monitoring/fallback-without-effect.ts'
import { check as monitoringForBelowInterval } from './monitoring/for-below-interval.ts'
import { check as monitoringForOutlastsWindow } from './monitoring/for-outlasts-window.ts'
import { check as monitoringForZero } from './monitoring/for-zero.ts'
import { check as monitoringGroupRefused } from './monitoring/group-refused.ts'
import { check as monitoringHonorLabelsMissing } from './monitoring/honor-labels-missing.ts'
import { check as monitoringImpossibleJoin } from './monitoring/impossible-join.ts'
import { check as monitoringInhibitionNeverApplies } from './monitoring/inhibition-never-applies.ts'
import { check as monitoringInhibitsEverything } from './monitoring/inhibits-everything.ts'
import { check as monitoringInvalidDuration } from './monitoring/invalid-duration.ts'
import { check as monitoringJobUnknown } from './monitoring/job-unknown.ts'
import { check as monitoringJoinedLabelUnused } from './monitoring/joined-label-unused.ts'
import { check as monitoringLeInteger } from './monitoring/le-integer.ts'
import { check as monitoringLostLabelAskedFor } from './monitoring/lost-label-asked-for.ts'
import { check as monitoringMatcherRefused } from './monitoring/matcher-refused.ts'
import { check as monitoringMetricWithoutSource } from './monitoring/metric-without-source.ts'
import { check as monitoringMonitorNotSelected } from './monitoring/monitor-not-selected.ts'
import { check as monitoringMonitorPort } from './monitoring/monitor-port.ts'
import { check as monitoringMonitorSelectsNothing } from './monitoring/monitor-selects-nothing.ts'
import { check as monitoringMonitorTimeout } from './monitoring/monitor-timeout.ts'
import { check as monitoringOneNameTwoThresholds } from './monitoring/one-name-two-thresholds.ts'
import { check as monitoringOneRestartPages } from './monitoring/one-restart-pages.ts'
import { check as monitoringPanelQueryRefused } from './monitoring/panel-query-refused.ts'
import { check as monitoringPanelRenamedMetric } from './monitoring/panel-renamed-metric.ts'
import { check as monitoringPanelVariableUndefined } from './monitoring/panel-variable-undefined.ts'
import { check as monitoringPartsComparedAlone } from './monitoring/parts-compared-alone.ts'
import { checks as monitoringPodMonitor } from './monitoring/pod-monitor.ts'
import { check as monitoringPromqlSyntax } from './monitoring/promql-syntax.ts'
import { check as monitoringQuantileOutOfRange } from './monitoring/quantile-out-of-range.ts'
import { check as monitoringRangeBeyondRetention } from './monitoring/range-beyond-retention.ts'
import { check as monitoringRateOfGauge } from './monitoring/rate-of-gauge.ts'
import { check as monitoringRatioAlwaysOne } from './monitoring/ratio-always-one.ts'
import { check as monitoringReceiverCredentialInline } from './monitoring/receiver-credential-inline.ts'
import { check as monitoringReceiverFileMissing } from './monitoring/receiver-file-missing.ts'
import { check as monitoringReceiverSecretMissing } from './monitoring/receiver-secret-missing.ts'
import { check as monitoringReceiverSettingsMissing } from './monitoring/receiver-settings-missing.ts'
import { check as monitoringReceiverUnknown } from './monitoring/receiver-unknown.ts'
import { check as monitoringReceiverUnused } from './monitoring/receiver-unused.ts'
import { check as monitoringRecordName } from './monitoring/record-name.ts'
import { check as monitoringRegexpGuesses } from './monitoring/regexp-guesses.ts'
import { check as monitoringRegexpMatchesNothing } from './monitoring/regexp-matches-nothing.ts'
import { check as monitoringRegexpNeedless } from './monitoring/regexp-needless.ts'
import { check as monitoringRelabelDropsEverything } from './monitoring/relabel-drops-everything.ts'
import { check as monitoringRelabelLabelUnknown } from './monitoring/relabel-label-unknown.ts'
import { check as monitoringRelabelRefused } from './monitoring/relabel-refused.ts'
import { check as monitoringRenamedMetric } from './monitoring/renamed-metric.ts'
import { check as monitoringRepeatBelowGroupInterval } from './monitoring/repeat-below-group-interval.ts'
import { check as monitoringRootRouteRefused } from './monitoring/root-route-refused.ts'
import { check as monitoringRouteNeverMatches } from './monitoring/route-never-matches.ts'
import { check as monitoringRouteShadowed } from './monitoring/route-shadowed.ts'
import { check as monitoringRuleFileMissing } from './monitoring/rule-file-missing.ts'
import { check as monitoringRuleNotSelected } from './monitoring/rule-not-selected.ts'
import { check as monitoringRuleOrder } from './monitoring/rule-order.ts'
import { check as monitoringRuleRefused } from './monitoring/rule-refused.ts'
import { check as monitoringScrapeCredentialInline } from './monitoring/scrape-credential-inline.ts'
import { check as monitoringScrapeScheme } from './monitoring/scrape-scheme.ts'
import { check as monitoringScrapeTargetMissing } from './monitoring/scrape-target-missing.ts'
import { check as monitoringScrapeTimeout } from './monitoring/scrape-timeout.ts'
import { check as monitoringSloTargetImplausible } from './monitoring/slo-target-implausible.ts'
import { check as monitoringSloWindowFixed } from './monitoring/slo-window-fixed.ts'
import { check as monitoringSumBeforeRate } from './monitoring/sum-before-rate.ts'
import { check as monitoringSumOfQuotients } from './monitoring/sum-of-quotients.ts'
import { check as monitoringTargetRefused } from './monitoring/target-refused.ts'
import { check as monitoringTemplateQuery } from './monitoring/template-query.ts'
import { check as monitoringTemplateRefused } from './monitoring/template-refused.ts'
import { check as monitoringTemplateUndefined } from './monitoring/template-undefined.ts'
import { check as monitoringThresholdOutOfRange } from './monitoring/threshold-out-of-range.ts'
import { check as monitoringThrottledShare } from './monitoring/throttled-share.ts'
import { check as monitoringTimeIntervalUnknown } from './monitoring/time-interval-unknown.ts'
import { check as monitoringTlsUnverified } from './monitoring/tls-unverified.ts'
import { check as monitoringTopkInAlert } from './monitoring/topk-in-alert.ts'
import { check as monitoringUnlimitedIsZero } from './monitoring/unlimited-is-zero.ts'
import { check as monitoringUrgentRouteToNobody } from './monitoring/urgent-route-to-nobody.ts'
import { check as monitoringValueInLabel } from './monitoring/value-in-label.ts'
import { check as monitoringValueUnformatted } from './monitoring/value-unformatted.ts'
import { check as monitoringWindowBelowScrape } from './monitoring/window-below-scrape.ts'
import { check as packagesFloatingVersion } from './packages/floating-version.ts'
import { check as packagesLockMissing } from './packages/lock-missing.ts'
import { check as packagesMovingGitDependency } from './packages/moving-git-dependency.ts'
import { check as packagesToolchainEnded } from './packages/toolchain-ended.ts'
import { check as packagesUnprotectedRegistry } from './packages/unprotected-registry.ts'
import { check as packagesUnprotectedSource } from './packages/unprotected-source.ts'
import { check as recoveryNoBackup } from './recovery/no-backup.ts'
import { check as recoveryPromotedDatabaseMissing } from './recovery/promoted-database-missing.ts'
import { check as recoveryRestoreUntested } from './recovery/restore-untested.ts'
import { check as recoveryRpoUnreachable } from './recovery/rpo-unreachable.ts'
import { check as recoverySecretsExcluded } from './recovery/secrets-excluded.ts'
import { check as recoveryUnconditionalStep } from './recovery/unconditional-step.ts'
import { check as scriptDatabasePasswordUnread } from './script/database-password-unread.ts'
import { check as scriptFailedDump } from './script/failed-dump.ts'
import { check as scriptGnuOption } from './script/gnu-option.ts'
import { check as scriptKubectlWithoutRights } from './script/kubectl-without-rights.ts'
import { check as scriptMountedFileMissing } from './script/mounted-file-missing.ts'
import { check as scriptProgramMissing } from './script/program-missing.ts'
import { check as scriptUnsetVariable } from './script/unset-variable.ts'
import { check as secretsKubernetesSecret } from './secrets/kubernetes-secret.ts'
import { check as secretsPassword } from './secrets/password.ts'
import { check as secretsSameLiteral } from './secrets/same-literal.ts'
import { check as secretsToken } from './secrets/token.ts'
import { check as secretsWeakPassword } from './secrets/weak-password.ts'
import { check as shellBashInSh } from './shell/bash-in-sh.ts'
import { check as shellCdUnchecked } from './shell/cd-unchecked.ts'
import { check as shellDumpFailureLost } from './shell/dump-failure-lost.ts'
import { check as shellHiddenFailure } from './shell/hidden-failure.ts'
import { check as shellLocalOutsideFunction } from './shell/local-outside-function.ts'
import { check as shellLostInPipe } from './shell/lost-in-pipe.ts'
import { check as shellNeverReached } from './shell/never-reached.ts'
import { check as shellNoErrorExit } from './shell/no-error-exit.ts'
import { check as shellPasswordOnCommandLine } from './shell/password-on-command-line.ts'
import { check as shellPipeToShell } from './shell/pipe-to-shell.ts'
import { check as shellPredictableTemporary } from './shell/predictable-temporary.ts'
import { check as shellRemoveFromRoot } from './shell/remove-from-root.ts'
import { check as shellStatusOfEcho } from './shell/status-of-echo.ts'
import { check as shellSudoRedirection } from './shell/sudo-redirection.ts'
import { check as shellTestAlwaysTrue } from './shell/test-always-true.ts'
import { check as shellUnquotedInRemove } from './shell/unquoted-in-remove.ts'
import { check as shellVariableMisspelt } from './shell/variable-misspelt.ts'
import { check as shellVerificationOff } from './shell/verification-off.ts'
import { check as terraformBareWord } from './terraform/bare-word.ts'
import { check as terraformCommentSyntax } from './terraform/comment-syntax.ts'
import { check as terraformDeepClone } from './terraform/deep-clone.ts'
import { check as terraformDeprecatedIndex } from './terraform/deprecated-index.ts'
import { check as terraformDeprecatedInterpolation } from './terraform/deprecated-interpolation.ts'
import { check as terraformDeprecatedLookup } from './terraform/deprecated-lookup.ts'
import { check as terraformDuplicateKey } from './terraform/duplicate-key.ts'
import { check as terraformEmptyListEquality } from './terraform/empty-list-equality.ts'
import { check as terraformJsonList } from './terraform/json-list.ts'
import { check as terraformMisplacedDeclaration } from './terraform/misplaced-declaration.ts'
import { check as terraformModuleArguments } from './terraform/module-arguments.ts'
import { check as terraformNoRequiredVersion } from './terraform/no-required-version.ts'
import { check as terraformProviderCredential } from './terraform/provider-credential.ts'
import { check as terraformProviderNotRequired } from './terraform/provider-not-required.ts'
import { check as terraformProviderVersionInBlock } from './terraform/provider-version-in-block.ts'
import { check as terraformProviderWithoutSource } from './terraform/provider-without-source.ts'
import { check as terraformReferenceToNothing } from './terraform/reference-to-nothing.ts'
import { check as terraformRemoteWorkspace } from './terraform/remote-workspace.ts'
import { checks as terraformSchema } from './terraform/schema.ts'
import { check as terraformSecretDefault } from './terraform/secret-default.ts'
import { check as terraformSecretInCode } from './terraform/secret-in-code.ts'
import { check as terraformSecretInRequest } from './terraform/secret-in-request.ts'
import { check as terraformStateLock } from './terraform/state-lock.ts'
import { check as terraformUndocumentedOutput } from './terraform/undocumented-output.ts'
import { check as terraformUndocumentedVariable } from './terraform/undocumented-variable.ts'
import { check as terraformUnpinnedModule } from './terraform/unpinned-module.ts'
import { check as terraformUnpinnedProvider } from './terraform/unpinned-provider.ts'
import { check as terraformUntypedVariable } from './terraform/untyped-variable.ts'
import { check as terraformUnusedAlias } from './terraform/unused-alias.ts'
import { check as terraformUnusedData } from './terraform/unused-data.ts'
import { check as terraformUnusedLocal } from './terraform/unused-local.ts'
import { check as terraformUnusedProvider } from './terraform/unused-provider.ts'
import { check as terraformUnusedVariable } from './terraform/unused-variable.ts'
import { checks as veleroSchedule } from './velero/schedule.ts'

export const checks: Readonly<Record<string, Check>> = {
  'actions/action-expression': actionsActionExpression,
  'actions/action-form': actionsActionForm,
  'actions/action-inputs': actionsActionInputs,
  'actions/artifact-missing': actionsArtifactMissing,
  'actions/bot-condition': actionsBotCondition,
  'actions/cache-poisoning': actionsCachePoisoning,
  'actions/call-secrets': actionsCallSecrets,
  'actions/cluster-without-access': actionsClusterWithoutAccess,
  'actions/codeql-without-init': actionsCodeqlWithoutInit,
  'actions/concurrency': actionsConcurrency,
  'actions/constant-condition': actionsConstantCondition,
  'actions/container-password': actionsContainerPassword,
  'actions/dangerous-trigger': actionsDangerousTrigger,
  'actions/dead-action': actionsDeadAction,
  'actions/debug-logging': actionsDebugLogging,
  'actions/dependabot-cooldown': actionsDependabotCooldown,
  'actions/dependabot-execution': actionsDependabotExecution,
  'actions/dependencies-missing': actionsDependenciesMissing,
  'actions/deploy-failure-ignored': actionsDeployFailureIgnored,
  'actions/deploy-on-pull-request': actionsDeployOnPullRequest,
  'actions/deprecated-command': actionsDeprecatedCommand,
  'actions/dispatch-inputs': actionsDispatchInputs,
  'actions/duplicate-needs': actionsDuplicateNeeds,
  'actions/duplicate-step-id': actionsDuplicateStepId,
  'actions/empty-branch-tag': actionsEmptyBranchTag,
  'actions/empty-part': actionsEmptyPart,
  'actions/env-name': actionsEnvName,
  'actions/environment-file': actionsEnvironmentFile,
  'actions/event-filter': actionsEventFilter,
  'actions/expression-argument': actionsExpressionArgument,
  'actions/expression-comparison': actionsExpressionComparison,
  'actions/expression-name': actionsExpressionName,
  'actions/expression-order': actionsExpressionOrder,
  'actions/expression-text': actionsExpressionText,
  'actions/filter-pattern': actionsFilterPattern,
  'actions/fixed-condition': actionsFixedCondition,
  'actions/frequent-cron': actionsFrequentCron,
  'actions/gate-stops-nothing': actionsGateStopsNothing,
  'actions/gh-without-token': actionsGhWithoutToken,
  'actions/input-injection': actionsInputInjection,
  'actions/invalid-cron': actionsInvalidCron,
  'actions/local-workflow-inputs': actionsLocalWorkflowInputs,
  'actions/lock-file-missing': actionsLockFileMissing,
  'actions/long-lived-cloud-key': actionsLongLivedCloudKey,
  'actions/matrix-duplicate': actionsMatrixDuplicate,
  'actions/matrix-exclude': actionsMatrixExclude,
  'actions/merge-cancels-branch': actionsMergeCancelsBranch,
  'actions/merge-key': actionsMergeKey,
  'actions/missing-workflow': actionsMissingWorkflow,
  'actions/misspelt-runner': actionsMisspeltRunner,
  'actions/needs-cycle': actionsNeedsCycle,
  'actions/no-checkout': actionsNoCheckout,
  'actions/no-permissions': actionsNoPermissions,
  'actions/no-timeout': actionsNoTimeout,
  'actions/obfuscated': actionsObfuscated,
  'actions/oidc-permission': actionsOidcPermission,
  'actions/old-input': actionsOldInput,
  'actions/output-never-set': actionsOutputNeverSet,
  'actions/overlapping-deploys': actionsOverlappingDeploys,
  'actions/persisted-credentials': actionsPersistedCredentials,
  'actions/plan-uploaded': actionsPlanUploaded,
  'actions/platform-without-emulation': actionsPlatformWithoutEmulation,
  'actions/production-without-staging': actionsProductionWithoutStaging,
  'actions/pull-request-target-checkout': actionsPullRequestTargetCheckout,
  'actions/push-on-pull-request': actionsPushOnPullRequest,
  'actions/push-permission': actionsPushPermission,
  'actions/push-without-login': actionsPushWithoutLogin,
  'actions/required-default': actionsRequiredDefault,
  'actions/retired-runner': actionsRetiredRunner,
  'actions/schedule-replaces-push': actionsScheduleReplacesPush,
  'actions/schedule-timezone': actionsScheduleTimezone,
  'actions/secret-in-curl': actionsSecretInCurl,
  'actions/secret-without-environment': actionsSecretWithoutEnvironment,
  'actions/secrets-all': actionsSecretsAll,
  'actions/secrets-inherit': actionsSecretsInherit,
  'actions/self-hosted-pull-request': actionsSelfHostedPullRequest,
  'actions/service-missing': actionsServiceMissing,
  'actions/shell-name': actionsShellName,
  'actions/template-injection': actionsTemplateInjection,
  'actions/terraform-without-init': actionsTerraformWithoutInit,
  'actions/tool-missing': actionsToolMissing,
  'actions/trusted-publishing': actionsTrustedPublishing,
  'actions/unknown-event': actionsUnknownEvent,
  'actions/unknown-matrix-key': actionsUnknownMatrixKey,
  'actions/unknown-needs': actionsUnknownNeeds,
  'actions/unknown-output': actionsUnknownOutput,
  'actions/unknown-permission': actionsUnknownPermission,
  'actions/unknown-runner': actionsUnknownRunner,
  'actions/unknown-step': actionsUnknownStep,
  'actions/unmasked-secret': actionsUnmaskedSecret,
  'actions/unnamed': actionsUnnamed,
  'actions/unpinned-action': actionsUnpinnedAction,
  'actions/unpinned-image': actionsUnpinnedImage,
  'actions/unpinned-official-action': actionsUnpinnedOfficialAction,
  'actions/unsecure-commands': actionsUnsecureCommands,
  'actions/unsound-contains': actionsUnsoundContains,
  'actions/unsound-ternary': actionsUnsoundTernary,
  'actions/unused-anchor': actionsUnusedAnchor,
  'actions/uploaded-token': actionsUploadedToken,
  'actions/uses-form': actionsUsesForm,
  'actions/vulnerable-action': actionsVulnerableAction,
  'actions/workflow-form': actionsWorkflowForm,
  'actions/workflow-input': actionsWorkflowInput,
  'actions/write-all': actionsWriteAll,
  ...under('argo/application', argoApplication),
  ...under('argo/project', argoProject),
  ...under('argo/rollout', argoRollout),
  ...under('argo/workflow', argoWorkflow),
  ...under('aws/acm', awsAcm),
  ...under('aws/airflow', awsAirflow),
  ...under('aws/api-gateway', awsApiGateway),
  ...under('aws/app-runner', awsAppRunner),
  ...under('aws/appsync', awsAppsync),
  ...under('aws/athena', awsAthena),
  ...under('aws/autoscaling', awsAutoscaling),
  ...under('aws/backup', awsBackup),
  ...under('aws/balancer-closed', awsBalancerClosed),
  ...under('aws/batch', awsBatch),
  ...under('aws/beanstalk', awsBeanstalk),
  ...under('aws/beside', awsBeside),
  ...under('aws/cloudfront-origin', awsCloudfrontOrigin),
  ...under('aws/cloudfront', awsCloudfront),
  ...under('aws/cloudsearch', awsCloudsearch),
  ...under('aws/cloudtrail', awsCloudtrail),
  ...under('aws/cloudwatch', awsCloudwatch),
  ...under('aws/codebuild', awsCodebuild),
  ...under('aws/cognito', awsCognito),
  ...under('aws/comprehend', awsComprehend),
  ...under('aws/config', awsConfig),
  ...under('aws/connect', awsConnect),
  ...under('aws/developer-tools', awsDeveloperTools),
  ...under('aws/dms', awsDms),
  ...under('aws/docdb', awsDocdb),
  ...under('aws/dynamodb', awsDynamodb),
  ...under('aws/ebs', awsEbs),
  ...under('aws/ec2', awsEc2),
  ...under('aws/ecr', awsEcr),
  'aws/ecs-container-field': awsEcsContainerField,
  ...under('aws/ecs-task', awsEcsTask),
  ...under('aws/ecs', awsEcs),
  ...under('aws/efs', awsEfs),
  ...under('aws/eks', awsEks),
  ...under('aws/elasticache', awsElasticache),
  ...under('aws/emr', awsEmr),
  ...under('aws/glue', awsGlue),
  ...under('aws/iam-policies', awsIamPolicies),
  ...under('aws/iam-reach', awsIamReach),
  ...under('aws/iam', awsIam),
  ...under('aws/image-builder', awsImageBuilder),
  'aws/image-of-anybody': awsImageOfAnybody,
  ...under('aws/integration', awsIntegration),
  ...under('aws/kinesis', awsKinesis),
  ...under('aws/kms', awsKms),
  ...under('aws/lambda', awsLambda),
  ...under('aws/listener', awsListener),
  ...under('aws/load-balancer', awsLoadBalancer),
  'aws/module-release-ended': awsModuleReleaseEnded,
  ...under('aws/mq', awsMq),
  ...under('aws/msk', awsMsk),
  ...under('aws/neptune', awsNeptune),
  ...under('aws/network-acl', awsNetworkAcl),
  ...under('aws/network-firewall', awsNetworkFirewall),
  ...under('aws/opensearch', awsOpensearch),
  ...under('aws/protection', awsProtection),
  'aws/public-behind-firewall': awsPublicBehindFirewall,
  ...under('aws/rds-logs', awsRdsLogs),
  ...under('aws/rds-recovery', awsRdsRecovery),
  ...under('aws/rds', awsRds),
  ...under('aws/redirect-loop', awsRedirectLoop),
  ...under('aws/redshift', awsRedshift),
  'aws/release-ended': awsReleaseEnded,
  ...under('aws/resource-policies', awsResourcePolicies),
  ...under('aws/role-lacks', awsRoleLacks),
  ...under('aws/route53', awsRoute53),
  ...under('aws/s3-access', awsS3Access),
  ...under('aws/s3', awsS3),
  ...under('aws/sagemaker', awsSagemaker),
  ...under('aws/secrets', awsSecrets),
  ...under('aws/secretsmanager', awsSecretsmanager),
  ...under('aws/security-group-rule', awsSecurityGroupRule),
  ...under('aws/security-group', awsSecurityGroup),
  ...under('aws/sns', awsSns),
  ...under('aws/sqs', awsSqs),
  ...under('aws/ssm', awsSsm),
  'aws/statement-log': awsStatementLog,
  ...under('aws/step-functions', awsStepFunctions),
  ...under('aws/transfer', awsTransfer),
  ...under('aws/trust', awsTrust),
  ...under('aws/vpc', awsVpc),
  ...under('aws/waf', awsWaf),
  ...under('aws/workspaces', awsWorkspaces),
  ...under('cloudformation/call', cloudformationCall),
  'cloudformation/circular': cloudformationCircular,
  'cloudformation/data-deleted': cloudformationDataDeleted,
  'cloudformation/no-description': cloudformationNoDescription,
  'cloudformation/readable-secret': cloudformationReadableSecret,
  'cloudformation/reference-to-nothing': cloudformationReferenceToNothing,
  'cloudformation/secret-default': cloudformationSecretDefault,
  ...under('cloudformation/unused', cloudformationUnused),
  'compose/build-and-image': composeBuildAndImage,
  'compose/build-missing': composeBuildMissing,
  'compose/capabilities-kept': composeCapabilitiesKept,
  'compose/confinement-off': composeConfinementOff,
  'compose/dangerous-capability': composeDangerousCapability,
  'compose/database-path': composeDatabasePath,
  'compose/dependency-cycle': composeDependencyCycle,
  'compose/docker-socket': composeDockerSocket,
  'compose/env-file-missing': composeEnvFileMissing,
  'compose/health-check-form': composeHealthCheckForm,
  'compose/healthy-without-check': composeHealthyWithoutCheck,
  'compose/host-namespace': composeHostNamespace,
  'compose/host-network': composeHostNetwork,
  'compose/image-ended': composeImageEnded,
  'compose/image-tag': composeImageTag,
  'compose/name-taken': composeNameTaken,
  'compose/networks-apart': composeNetworksApart,
  'compose/no-healthcheck': composeNoHealthcheck,
  'compose/no-limits': composeNoLimits,
  'compose/no-restart': composeNoRestart,
  'compose/obsolete-version': composeObsoleteVersion,
  'compose/open-database': composeOpenDatabase,
  'compose/open-port': composeOpenPort,
  'compose/port-taken': composePortTaken,
  'compose/privileged': composePrivileged,
  'compose/privileges-can-grow': composePrivilegesCanGrow,
  'compose/restart-policy': composeRestartPolicy,
  'compose/sensitive-path': composeSensitivePath,
  'compose/service-address': composeServiceAddress,
  'compose/undeclared': composeUndeclared,
  'compose/unknown-dependency': composeUnknownDependency,
  'compose/variable-undocumented': composeVariableUndocumented,
  'delivery/chart-repository-missing': deliveryChartRepositoryMissing,
  'delivery/tag-never-pushed': deliveryTagNeverPushed,
  'delivery/target-misspelt': deliveryTargetMisspelt,
  'docker/add-instead-of-copy': dockerAddInsteadOfCopy,
  'docker/apt-instead-of-apt-get': dockerAptInsteadOfAptGet,
  'docker/apt-lists-kept': dockerAptListsKept,
  'docker/archive-copied': dockerArchiveCopied,
  'docker/argument-lost': dockerArgumentLost,
  'docker/argument-without-default': dockerArgumentWithoutDefault,
  'docker/base-image-ended': dockerBaseImageEnded,
  'docker/base-image-tag': dockerBaseImageTag,
  'docker/cd-instead-of-workdir': dockerCdInsteadOfWorkdir,
  'docker/command-ignored': dockerCommandIgnored,
  'docker/consecutive-runs': dockerConsecutiveRuns,
  'docker/constant-platform': dockerConstantPlatform,
  'docker/copy-before-install': dockerCopyBeforeInstall,
  'docker/copy-many-into-file': dockerCopyManyIntoFile,
  'docker/copy-without-workdir': dockerCopyWithoutWorkdir,
  'docker/distribution-upgrade': dockerDistributionUpgrade,
  'docker/download-unverified': dockerDownloadUnverified,
  'docker/duplicate-stage': dockerDuplicateStage,
  'docker/env-in-itself': dockerEnvInItself,
  'docker/everything-copied': dockerEverythingCopied,
  'docker/healthcheck-tool-missing': dockerHealthcheckToolMissing,
  'docker/ignored-file-copied': dockerIgnoredFileCopied,
  'docker/install-asks': dockerInstallAsks,
  'docker/install-without-root': dockerInstallWithoutRoot,
  'docker/key-added-for-all': dockerKeyAddedForAll,
  'docker/label-key': dockerLabelKey,
  'docker/large-user-number': dockerLargeUserNumber,
  'docker/list-needs-shell': dockerListNeedsShell,
  'docker/maintainer': dockerMaintainer,
  'docker/moving-download': dockerMovingDownload,
  'docker/no-healthcheck': dockerNoHealthcheck,
  'docker/old-env-form': dockerOldEnvForm,
  'docker/overruled-command': dockerOverruledCommand,
  'docker/package-cache-kept': dockerPackageCacheKept,
  'docker/password-set': dockerPasswordSet,
  'docker/pipe-hides-failure': dockerPipeHidesFailure,
  'docker/pipe-to-shell': dockerPipeToShell,
  'docker/pointless-command': dockerPointlessCommand,
  'docker/port-out-of-range': dockerPortOutOfRange,
  'docker/recommended-packages': dockerRecommendedPackages,
  'docker/relative-workdir': dockerRelativeWorkdir,
  'docker/reserved-stage-name': dockerReservedStageName,
  'docker/runs-as-root': dockerRunsAsRoot,
  'docker/secret-argument': dockerSecretArgument,
  'docker/secret-file-copied': dockerSecretFileCopied,
  'docker/secret-in-layer': dockerSecretInLayer,
  'docker/service-in-build': dockerServiceInBuild,
  'docker/shell-form-command': dockerShellFormCommand,
  'docker/shell-replaced': dockerShellReplaced,
  'docker/ssh-exposed': dockerSshExposed,
  'docker/step-without-effect': dockerStepWithoutEffect,
  'docker/sudo': dockerSudo,
  'docker/two-downloaders': dockerTwoDownloaders,
  'docker/unknown-base-argument': dockerUnknownBaseArgument,
  'docker/unknown-stage': dockerUnknownStage,
  'docker/unpinned-package': dockerUnpinnedPackage,
  'docker/unsigned-packages': dockerUnsignedPackages,
  'docker/update-without-install': dockerUpdateWithoutInstall,
  'docker/verification-off': dockerVerificationOff,
  'docker/wget-progress': dockerWgetProgress,
  'docker/writable-by-all': dockerWritableByAll,
  'estate/change-undone-by-sync': estateChangeUndoneBySync,
  'estate/database-behind-policy': estateDatabaseBehindPolicy,
  'estate/endpoint-disagrees': estateEndpointDisagrees,
  'estate/host-missing': estateHostMissing,
  'estate/ignored-replicas-synced': estateIgnoredReplicasSynced,
  'estate/image-pushed-by-nobody': estateImagePushedByNobody,
  'estate/orphan-manifest': estateOrphanManifest,
  'estate/peak-above-nodes': estatePeakAboveNodes,
  'estate/pipeline-path-missing': estatePipelinePathMissing,
  'estate/placeholder': estatePlaceholder,
  'estate/placement-impossible': estatePlacementImpossible,
  'estate/port-disagrees': estatePortDisagrees,
  'estate/read-only-writes': estateReadOnlyWrites,
  'estate/remote-output-missing': estateRemoteOutputMissing,
  'estate/remote-secret-missing': estateRemoteSecretMissing,
  'estate/replicas-fought-over': estateReplicasFoughtOver,
  'estate/retention-conflict': estateRetentionConflict,
  'estate/role-trust-mismatch': estateRoleTrustMismatch,
  'estate/secret-flow': estateSecretFlow,
  'estate/state-key-collides': estateStateKeyCollides,
  'estate/two-owners': estateTwoOwners,
  'estate/unreachable-workload': estateUnreachableWorkload,
  'estate/user-disagrees': estateUserDisagrees,
  'estate/weaker-in-production': estateWeakerInProduction,
  ...under('external-secrets/secret', externalSecretsSecret),
  'gitlab/artifacts-kept': gitlabArtifactsKept,
  'gitlab/debug-trace': gitlabDebugTrace,
  'gitlab/deploy-failure-ignored': gitlabDeployFailureIgnored,
  'gitlab/docker-without-tls': gitlabDockerWithoutTls,
  'gitlab/global-keyword': gitlabGlobalKeyword,
  'gitlab/image-tag': gitlabImageTag,
  'gitlab/interruptible': gitlabInterruptible,
  'gitlab/misspelt-variable': gitlabMisspeltVariable,
  'gitlab/needs-later-stage': gitlabNeedsLaterStage,
  'gitlab/no-script': gitlabNoScript,
  'gitlab/only-except': gitlabOnlyExcept,
  'gitlab/overlapping-deploys': gitlabOverlappingDeploys,
  'gitlab/path-outside': gitlabPathOutside,
  'gitlab/plan-kept': gitlabPlanKept,
  'gitlab/production-from-every-branch': gitlabProductionFromEveryBranch,
  'gitlab/program-missing': gitlabProgramMissing,
  'gitlab/project-include': gitlabProjectInclude,
  'gitlab/reference-to-artifactless': gitlabReferenceToArtifactless,
  'gitlab/remote-include': gitlabRemoteInclude,
  'gitlab/rule-condition': gitlabRuleCondition,
  'gitlab/rules-with-only': gitlabRulesWithOnly,
  'gitlab/stop-job': gitlabStopJob,
  'gitlab/text-of-strangers': gitlabTextOfStrangers,
  'gitlab/unknown-keyword': gitlabUnknownKeyword,
  'gitlab/unknown-needs': gitlabUnknownNeeds,
  'gitlab/unknown-stage': gitlabUnknownStage,
  'gitlab/unreachable-rule': gitlabUnreachableRule,
  'helm/chart-file-missing': helmChartFileMissing,
  ...under('helm/chart', helmChart),
  ...under('helm/values', helmValues),
  'intent/backup-retention': intentBackupRetention,
  'intent/budget-differs': intentBudgetDiffers,
  'intent/log-retention': intentLogRetention,
  'intent/one-replica': intentOneReplica,
  'intent/region': intentRegion,
  'intent/rto-unreachable': intentRtoUnreachable,
  'intent/single-zone': intentSingleZone,
  'intent/slo-weaker': intentSloWeaker,
  'kubernetes/allow-privilege-escalation': kubernetesAllowPrivilegeEscalation,
  'kubernetes/analysis-template-missing': kubernetesAnalysisTemplateMissing,
  ...under('kubernetes/api-server', kubernetesApiServer),
  'kubernetes/application-source-missing': kubernetesApplicationSourceMissing,
  'kubernetes/autoscaler-target-missing': kubernetesAutoscalerTargetMissing,
  ...under('kubernetes/autoscaler', kubernetesAutoscaler),
  'kubernetes/autoscalers-on-one-target': kubernetesAutoscalersOnOneTarget,
  'kubernetes/binding-to-nobody': kubernetesBindingToNobody,
  ...under('kubernetes/budget', kubernetesBudget),
  'kubernetes/capabilities-drop': kubernetesCapabilitiesDrop,
  'kubernetes/claim-held-by-one': kubernetesClaimHeldByOne,
  'kubernetes/claim-missing': kubernetesClaimMissing,
  'kubernetes/cluster-admin-binding': kubernetesClusterAdminBinding,
  'kubernetes/config-map-missing': kubernetesConfigMapMissing,
  ...under('kubernetes/controller-manager', kubernetesControllerManager),
  ...under('kubernetes/cron-job', kubernetesCronJob),
  'kubernetes/dangerous-capability': kubernetesDangerousCapability,
  ...under('kubernetes/datagram-port', kubernetesDatagramPort),
  'kubernetes/dead-image': kubernetesDeadImage,
  'kubernetes/default-account-bound': kubernetesDefaultAccountBound,
  'kubernetes/default-account-token': kubernetesDefaultAccountToken,
  'kubernetes/deprecated-api': kubernetesDeprecatedApi,
  'kubernetes/dns-egress-forgotten': kubernetesDnsEgressForgotten,
  'kubernetes/dns-over-tcp-forgotten': kubernetesDnsOverTcpForgotten,
  'kubernetes/drain-longer-than-grace': kubernetesDrainLongerThanGrace,
  'kubernetes/duplicate-env': kubernetesDuplicateEnv,
  ...under('kubernetes/etcd', kubernetesEtcd),
  'kubernetes/everyone-bound': kubernetesEveryoneBound,
  ...under('kubernetes/exposure', kubernetesExposure),
  'kubernetes/flux-path-missing': kubernetesFluxPathMissing,
  'kubernetes/flux-source-missing': kubernetesFluxSourceMissing,
  ...under('kubernetes/hardening', kubernetesHardening),
  'kubernetes/hook-before-its-needs': kubernetesHookBeforeItsNeeds,
  'kubernetes/host-and-path-twice': kubernetesHostAndPathTwice,
  'kubernetes/host-namespaces': kubernetesHostNamespaces,
  'kubernetes/host-not-in-certificate': kubernetesHostNotInCertificate,
  'kubernetes/host-path': kubernetesHostPath,
  'kubernetes/image-override-unused': kubernetesImageOverrideUnused,
  'kubernetes/image-tag': kubernetesImageTag,
  ...under('kubernetes/ingress-snippet', kubernetesIngressSnippet),
  ...under('kubernetes/isolation', kubernetesIsolation),
  'kubernetes/issuer-missing': kubernetesIssuerMissing,
  ...under('kubernetes/keda', kubernetesKeda),
  ...under('kubernetes/kubelet', kubernetesKubelet),
  'kubernetes/limit-range-refuses': kubernetesLimitRangeRefuses,
  'kubernetes/liveness-probe': kubernetesLivenessProbe,
  'kubernetes/memory-limit': kubernetesMemoryLimit,
  'kubernetes/metrics-adapter-missing': kubernetesMetricsAdapterMissing,
  'kubernetes/name-from-branch': kubernetesNameFromBranch,
  'kubernetes/namespace-missing': kubernetesNamespaceMissing,
  ...under('kubernetes/objects', kubernetesObjects),
  'kubernetes/patch-target-missing': kubernetesPatchTargetMissing,
  'kubernetes/pdb-above-autoscaler': kubernetesPdbAboveAutoscaler,
  'kubernetes/pdb-blocks-drain': kubernetesPdbBlocksDrain,
  'kubernetes/peak-above-quota': kubernetesPeakAboveQuota,
  ...under('kubernetes/pod-security-policy', kubernetesPodSecurityPolicy),
  'kubernetes/policy-blocks-ingress': kubernetesPolicyBlocksIngress,
  'kubernetes/policy-blocks-scrape': kubernetesPolicyBlocksScrape,
  'kubernetes/policy-blocks-traffic': kubernetesPolicyBlocksTraffic,
  'kubernetes/policy-namespace-label': kubernetesPolicyNamespaceLabel,
  'kubernetes/policy-peer-nobody': kubernetesPolicyPeerNobody,
  'kubernetes/policy-peer-split': kubernetesPolicyPeerSplit,
  'kubernetes/policy-rules-ignored': kubernetesPolicyRulesIgnored,
  'kubernetes/policy-selects-nothing': kubernetesPolicySelectsNothing,
  ...under('kubernetes/policy-unmatched', kubernetesPolicyUnmatched),
  ...under('kubernetes/ports', kubernetesPorts),
  'kubernetes/priority-class-elsewhere': kubernetesPriorityClassElsewhere,
  'kubernetes/priority-class-missing': kubernetesPriorityClassMissing,
  'kubernetes/privileged': kubernetesPrivileged,
  'kubernetes/probe-port-missing': kubernetesProbePortMissing,
  ...under('kubernetes/probe', kubernetesProbe),
  'kubernetes/project-forbids': kubernetesProjectForbids,
  'kubernetes/prune-stateful': kubernetesPruneStateful,
  ...under('kubernetes/quantity', kubernetesQuantity),
  'kubernetes/read-only-root-filesystem': kubernetesReadOnlyRootFilesystem,
  'kubernetes/readiness-probe': kubernetesReadinessProbe,
  ...under('kubernetes/redirect', kubernetesRedirect),
  'kubernetes/removed-api': kubernetesRemovedApi,
  'kubernetes/replicas-under-autoscaler': kubernetesReplicasUnderAutoscaler,
  'kubernetes/resource-requests': kubernetesResourceRequests,
  ...under('kubernetes/rights', kubernetesRights),
  'kubernetes/role-arn-invalid': kubernetesRoleArnInvalid,
  'kubernetes/role-elsewhere': kubernetesRoleElsewhere,
  'kubernetes/role-missing': kubernetesRoleMissing,
  'kubernetes/rollout-cannot-progress': kubernetesRolloutCannotProgress,
  'kubernetes/rollout-waits-for-volume': kubernetesRolloutWaitsForVolume,
  'kubernetes/route-backend-missing': kubernetesRouteBackendMissing,
  'kubernetes/route-port-missing': kubernetesRoutePortMissing,
  'kubernetes/run-as-non-root': kubernetesRunAsNonRoot,
  'kubernetes/runtime-socket': kubernetesRuntimeSocket,
  ...under('kubernetes/scheduler', kubernetesScheduler),
  ...under('kubernetes/schema', kubernetesSchema),
  'kubernetes/secret-in-env': kubernetesSecretInEnv,
  'kubernetes/secret-never-used': kubernetesSecretNeverUsed,
  'kubernetes/secret-not-produced': kubernetesSecretNotProduced,
  'kubernetes/secret-store-missing': kubernetesSecretStoreMissing,
  'kubernetes/selector-mismatch': kubernetesSelectorMismatch,
  'kubernetes/service-account-missing': kubernetesServiceAccountMissing,
  'kubernetes/service-account-token': kubernetesServiceAccountToken,
  'kubernetes/service-port-missing': kubernetesServicePortMissing,
  'kubernetes/service-selects-nothing': kubernetesServiceSelectsNothing,
  'kubernetes/set-service-missing': kubernetesSetServiceMissing,
  'kubernetes/storage-class-missing': kubernetesStorageClassMissing,
  'kubernetes/template-missing': kubernetesTemplateMissing,
  'kubernetes/tls-secret-missing': kubernetesTlsSecretMissing,
  ...under('kubernetes/unprotected', kubernetesUnprotected),
  ...under('kubernetes/volume', kubernetesVolume),
  'kubernetes/vpa-mode-deprecated': kubernetesVpaModeDeprecated,
  'kubernetes/wave-before-definition': kubernetesWaveBeforeDefinition,
  'kubernetes/wildcard-rule': kubernetesWildcardRule,
  ...under('kubernetes/workload', kubernetesWorkload),
  'kustomize/deprecated-field': kustomizeDeprecatedField,
  'lifecycle/tool-ended': lifecycleToolEnded,
  'monitoring/aggregates-without-for': monitoringAggregatesWithoutFor,
  'monitoring/alert-label-lost': monitoringAlertLabelLost,
  'monitoring/alert-without-comparison': monitoringAlertWithoutComparison,
  'monitoring/alert-without-runbook': monitoringAlertWithoutRunbook,
  'monitoring/alert-without-severity': monitoringAlertWithoutSeverity,
  'monitoring/alerts-reach-nobody': monitoringAlertsReachNobody,
  'monitoring/autoscaler-of-keda': monitoringAutoscalerOfKeda,
  'monitoring/bucket-label-lost': monitoringBucketLabelLost,
  'monitoring/burn-budgets-disagree': monitoringBurnBudgetsDisagree,
  'monitoring/constant-comparison': monitoringConstantComparison,
  'monitoring/counter-without-rate': monitoringCounterWithoutRate,
  'monitoring/dashboard-uid-twice': monitoringDashboardUidTwice,
  'monitoring/dashboard-without-source': monitoringDashboardWithoutSource,
  'monitoring/dashboard-wrapped': monitoringDashboardWrapped,
  'monitoring/datasource-unknown': monitoringDatasourceUnknown,
  'monitoring/dead-mans-switch-missing': monitoringDeadMansSwitchMissing,
  'monitoring/deprecated-match': monitoringDeprecatedMatch,
  'monitoring/duplicate-job': monitoringDuplicateJob,
  'monitoring/duplicate-receiver': monitoringDuplicateReceiver,
  'monitoring/duplicate-rule': monitoringDuplicateRule,
  'monitoring/duplicate-target': monitoringDuplicateTarget,
  'monitoring/fallback-without-effect': monitoringFallbackWithoutEffect,
  'monitoring/for-below-interval': monitoringForBelowInterval,
  'monitoring/for-outlasts-window': monitoringForOutlastsWindow,
  'monitoring/for-zero': monitoringForZero,
  'monitoring/group-refused': monitoringGroupRefused,
  'monitoring/honor-labels-missing': monitoringHonorLabelsMissing,
  'monitoring/impossible-join': monitoringImpossibleJoin,
  'monitoring/inhibition-never-applies': monitoringInhibitionNeverApplies,
  'monitoring/inhibits-everything': monitoringInhibitsEverything,
  'monitoring/invalid-duration': monitoringInvalidDuration,
  'monitoring/job-unknown': monitoringJobUnknown,
  'monitoring/joined-label-unused': monitoringJoinedLabelUnused,
  'monitoring/le-integer': monitoringLeInteger,
  'monitoring/lost-label-asked-for': monitoringLostLabelAskedFor,
  'monitoring/matcher-refused': monitoringMatcherRefused,
  'monitoring/metric-without-source': monitoringMetricWithoutSource,
  'monitoring/monitor-not-selected': monitoringMonitorNotSelected,
  'monitoring/monitor-port': monitoringMonitorPort,
  'monitoring/monitor-selects-nothing': monitoringMonitorSelectsNothing,
  'monitoring/monitor-timeout': monitoringMonitorTimeout,
  'monitoring/one-name-two-thresholds': monitoringOneNameTwoThresholds,
  'monitoring/one-restart-pages': monitoringOneRestartPages,
  'monitoring/panel-query-refused': monitoringPanelQueryRefused,
  'monitoring/panel-renamed-metric': monitoringPanelRenamedMetric,
  'monitoring/panel-variable-undefined': monitoringPanelVariableUndefined,
  'monitoring/parts-compared-alone': monitoringPartsComparedAlone,
  ...under('monitoring/pod-monitor', monitoringPodMonitor),
  'monitoring/promql-syntax': monitoringPromqlSyntax,
  'monitoring/quantile-out-of-range': monitoringQuantileOutOfRange,
  'monitoring/range-beyond-retention': monitoringRangeBeyondRetention,
  'monitoring/rate-of-gauge': monitoringRateOfGauge,
  'monitoring/ratio-always-one': monitoringRatioAlwaysOne,
  'monitoring/receiver-credential-inline': monitoringReceiverCredentialInline,
  'monitoring/receiver-file-missing': monitoringReceiverFileMissing,
  'monitoring/receiver-secret-missing': monitoringReceiverSecretMissing,
  'monitoring/receiver-settings-missing': monitoringReceiverSettingsMissing,
  'monitoring/receiver-unknown': monitoringReceiverUnknown,
  'monitoring/receiver-unused': monitoringReceiverUnused,
  'monitoring/record-name': monitoringRecordName,
  'monitoring/regexp-guesses': monitoringRegexpGuesses,
  'monitoring/regexp-matches-nothing': monitoringRegexpMatchesNothing,
  'monitoring/regexp-needless': monitoringRegexpNeedless,
  'monitoring/relabel-drops-everything': monitoringRelabelDropsEverything,
  'monitoring/relabel-label-unknown': monitoringRelabelLabelUnknown,
  'monitoring/relabel-refused': monitoringRelabelRefused,
  'monitoring/renamed-metric': monitoringRenamedMetric,
  'monitoring/repeat-below-group-interval': monitoringRepeatBelowGroupInterval,
  'monitoring/root-route-refused': monitoringRootRouteRefused,
  'monitoring/route-never-matches': monitoringRouteNeverMatches,
  'monitoring/route-shadowed': monitoringRouteShadowed,
  'monitoring/rule-file-missing': monitoringRuleFileMissing,
  'monitoring/rule-not-selected': monitoringRuleNotSelected,
  'monitoring/rule-order': monitoringRuleOrder,
  'monitoring/rule-refused': monitoringRuleRefused,
  'monitoring/scrape-credential-inline': monitoringScrapeCredentialInline,
  'monitoring/scrape-scheme': monitoringScrapeScheme,
  'monitoring/scrape-target-missing': monitoringScrapeTargetMissing,
  'monitoring/scrape-timeout': monitoringScrapeTimeout,
  'monitoring/slo-target-implausible': monitoringSloTargetImplausible,
  'monitoring/slo-window-fixed': monitoringSloWindowFixed,
  'monitoring/sum-before-rate': monitoringSumBeforeRate,
  'monitoring/sum-of-quotients': monitoringSumOfQuotients,
  'monitoring/target-refused': monitoringTargetRefused,
  'monitoring/template-query': monitoringTemplateQuery,
  'monitoring/template-refused': monitoringTemplateRefused,
  'monitoring/template-undefined': monitoringTemplateUndefined,
  'monitoring/threshold-out-of-range': monitoringThresholdOutOfRange,
  'monitoring/throttled-share': monitoringThrottledShare,
  'monitoring/time-interval-unknown': monitoringTimeIntervalUnknown,
  'monitoring/tls-unverified': monitoringTlsUnverified,
  'monitoring/topk-in-alert': monitoringTopkInAlert,
  'monitoring/unlimited-is-zero': monitoringUnlimitedIsZero,
  'monitoring/urgent-route-to-nobody': monitoringUrgentRouteToNobody,
  'monitoring/value-in-label': monitoringValueInLabel,
  'monitoring/value-unformatted': monitoringValueUnformatted,
  'monitoring/window-below-scrape': monitoringWindowBelowScrape,
  'packages/floating-version': packagesFloatingVersion,
  'packages/lock-missing': packagesLockMissing,
  'packages/moving-git-dependency': packagesMovingGitDependency,
  'packages/toolchain-ended': packagesToolchainEnded,
  'packages/unprotected-registry': packagesUnprotectedRegistry,
  'packages/unprotected-source': packagesUnprotectedSource,
  'recovery/no-backup': recoveryNoBackup,
  'recovery/promoted-database-missing': recoveryPromotedDatabaseMissing,
  'recovery/restore-untested': recoveryRestoreUntested,
  'recovery/rpo-unreachable': recoveryRpoUnreachable,
  'recovery/secrets-excluded': recoverySecretsExcluded,
  'recovery/unconditional-step': recoveryUnconditionalStep,
  'script/database-password-unread': scriptDatabasePasswordUnread,
  'script/failed-dump': scriptFailedDump,
  'script/gnu-option': scriptGnuOption,
  'script/kubectl-without-rights': scriptKubectlWithoutRights,
  'script/mounted-file-missing': scriptMountedFileMissing,
  'script/program-missing': scriptProgramMissing,
  'script/unset-variable': scriptUnsetVariable,
  'secrets/kubernetes-secret': secretsKubernetesSecret,
  'secrets/password': secretsPassword,
  'secrets/same-literal': secretsSameLiteral,
  'secrets/token': secretsToken,
  'secrets/weak-password': secretsWeakPassword,
  'shell/bash-in-sh': shellBashInSh,
  'shell/cd-unchecked': shellCdUnchecked,
  'shell/dump-failure-lost': shellDumpFailureLost,
  'shell/hidden-failure': shellHiddenFailure,
  'shell/local-outside-function': shellLocalOutsideFunction,
  'shell/lost-in-pipe': shellLostInPipe,
  'shell/never-reached': shellNeverReached,
  'shell/no-error-exit': shellNoErrorExit,
  'shell/password-on-command-line': shellPasswordOnCommandLine,
  'shell/pipe-to-shell': shellPipeToShell,
  'shell/predictable-temporary': shellPredictableTemporary,
  'shell/remove-from-root': shellRemoveFromRoot,
  'shell/status-of-echo': shellStatusOfEcho,
  'shell/sudo-redirection': shellSudoRedirection,
  'shell/test-always-true': shellTestAlwaysTrue,
  'shell/unquoted-in-remove': shellUnquotedInRemove,
  'shell/variable-misspelt': shellVariableMisspelt,
  'shell/verification-off': shellVerificationOff,
  'terraform/bare-word': terraformBareWord,
  'terraform/comment-syntax': terraformCommentSyntax,
  'terraform/deep-clone': terraformDeepClone,
  'terraform/deprecated-index': terraformDeprecatedIndex,
  'terraform/deprecated-interpolation': terraformDeprecatedInterpolation,
  'terraform/deprecated-lookup': terraformDeprecatedLookup,
  'terraform/duplicate-key': terraformDuplicateKey,
  'terraform/empty-list-equality': terraformEmptyListEquality,
  'terraform/json-list': terraformJsonList,
  'terraform/misplaced-declaration': terraformMisplacedDeclaration,
  'terraform/module-arguments': terraformModuleArguments,
  'terraform/no-required-version': terraformNoRequiredVersion,
  'terraform/provider-credential': terraformProviderCredential,
  'terraform/provider-not-required': terraformProviderNotRequired,
  'terraform/provider-version-in-block': terraformProviderVersionInBlock,
  'terraform/provider-without-source': terraformProviderWithoutSource,
  'terraform/reference-to-nothing': terraformReferenceToNothing,
  'terraform/remote-workspace': terraformRemoteWorkspace,
  ...under('terraform/schema', terraformSchema),
  'terraform/secret-default': terraformSecretDefault,
  'terraform/secret-in-code': terraformSecretInCode,
  'terraform/secret-in-request': terraformSecretInRequest,
  'terraform/state-lock': terraformStateLock,
  'terraform/undocumented-output': terraformUndocumentedOutput,
  'terraform/undocumented-variable': terraformUndocumentedVariable,
  'terraform/unpinned-module': terraformUnpinnedModule,
  'terraform/unpinned-provider': terraformUnpinnedProvider,
  'terraform/untyped-variable': terraformUntypedVariable,
  'terraform/unused-alias': terraformUnusedAlias,
  'terraform/unused-data': terraformUnusedData,
  'terraform/unused-local': terraformUnusedLocal,
  'terraform/unused-provider': terraformUnusedProvider,
  'terraform/unused-variable': terraformUnusedVariable,
  ...under('velero/schedule', veleroSchedule),
}
