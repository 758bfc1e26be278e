// Written by Tests/tables/generate.py; do not edit.

extension ServiceTables {
  /// The prefixes of all services, separated by white space.
  static let prefixText = """
    a2c a4b access-analyzer accessanalyzer account acm acm-pca aco-automation
    action-recommendations activate agreement-marketplace aidevops aiops airflow airflow-serverless
    amp amplify amplifybackend amplifyuibuilder aoss apigateway apigatewaymanagementapi
    apigatewayv2 app-integrations appconfig appconfigdata appfabric appflow appintegrations
    application-autoscaling application-cost-profiler application-insights application-signals
    application-transformation applicationcostprofiler applicationinsights appmesh appmesh-preview
    apprunner appstream appstream2 appstudio appsync apptest aps arc-region-switch arc-zonal-shift
    arsenal artifact athena auditmanager autoscaling autoscaling-plans aws-marketplace
    aws-marketplace-management aws-mcp aws-portal awsconnector awsssoportal b2bi backup
    backup-gateway backup-search backup-storage backupsearch batch bcm-dashboards bcm-data-exports
    bcm-pricing-calculator bcm-recommended-actions bedrock bedrock-agent bedrock-agent-runtime
    bedrock-agentcore bedrock-agentcore-control bedrock-data-automation
    bedrock-data-automation-runtime bedrock-mantle bedrock-runtime billing billingconductor braket
    budgets bugbust cases cassandra cassandra-streams catalog ce chatbot chime chime-sdk-identity
    chime-sdk-media-pipelines chime-sdk-meetings chime-sdk-messaging chime-sdk-voice cleanrooms
    cleanrooms-ml cleanroomsml cloud9 cloudcontrol cloudcontrolapi clouddirectory cloudformation
    cloudfront cloudfront-keyvaluestore cloudhsm cloudhsmv2 cloudsearch cloudsearchdomain
    cloudshell cloudtrail cloudtrail-data cloudwatch codeartifact codebuild codecatalyst codecommit
    codeconnections codedeploy codedeploy-commands-secure codeguru codeguru-profiler
    codeguru-reviewer codeguru-security codeguruprofiler codepipeline codestar codestar-connections
    codestar-notifications codewhisperer cognito-identity cognito-idp cognito-sync comprehend
    comprehendmedical compute-optimizer compute-optimizer-automation config connect
    connect-campaigns connect-contact-lens connectcampaigns connectcampaignsv2 connectcases
    connecthealth connectparticipant consoleapp consolidatedbilling contact-lens controlcatalog
    controltower cost-optimization-hub cur customer-profiles customer-verification data-signer
    databrew dataexchange datapipeline datasync datazone datazonecontrol dax dbqms deadline
    deepcomposer deeplens deepracer deployment-marketplace detective devicefarm devops-agent
    devops-guru directconnect discovery discovery-marketplace dlm dms docdb docdb-elastic drs ds
    ds-data dsql dynamodb dynamodbstreams ebs ec2 ec2-instance-connect ec2messages ecr ecr-public
    ecs ecs-mcp efs eks eks-auth eks-mcp elastic-inference elasticache elasticbeanstalk
    elasticfilesystem elasticloadbalancing elasticmapreduce elastictranscoder elb elbv2
    elemental-activations elemental-appliances-software elemental-inference elemental-support-cases
    elemental-support-content elementalinference email emr emr-containers emr-serverless
    entityresolution es events evidently evs execute-api finspace finspace-api finspace-data
    firehose fis fms forecast forecastquery frauddetector freertos freetier fsx gamelift
    gameliftstreams gamesparks geo geo-maps geo-places geo-routes glacier globalaccelerator glue
    grafana greengrass greengrassv2 groundstation groundtruthlabeling guardduty health health-agent
    healthlake honeycode iam identity-chime identity-sync identitystore identitystore-auth
    imagebuilder importexport inspector inspector-scan inspector2 inspector2-telemetry interconnect
    internetmonitor invoicing iot iot-data iot-device-tester iot-jobs-data iot-managed-integrations
    iotanalytics iotdata iotdeviceadvisor iotevents iotevents-data ioteventsdata iotfleethub
    iotfleetwise iotjobsdata iotmanagedintegrations iotroborunner iotsecuretunneling iotsitewise
    iotthingsgraph iottwinmaker iotwireless iq iq-permission ivs ivs-realtime ivschat ivsrealtime
    kafka kafka-cluster kafkaconnect kendra kendra-ranking keyspaces keyspacesstreams kinesis
    kinesis-video-archived-media kinesis-video-media kinesis-video-signaling
    kinesis-video-webrtc-storage kinesisanalytics kinesisanalyticsv2 kinesisvideo kms lakeformation
    lambda launch-wizard launchwizard lex lex-models lex-runtime lexv2-models lexv2-runtime
    license-manager license-manager-linux-subscriptions license-manager-user-subscriptions
    lightsail location logs lookoutequipment lookoutmetrics lookoutvision m2 machinelearning macie2
    mail-manager mailmanager managedblockchain managedblockchain-query mapcredits
    marketplace-agreement marketplace-catalog marketplace-deployment marketplace-discovery
    marketplace-entitlement marketplace-reporting marketplacecommerceanalytics mechanicalturk
    media-pipelines-chime mediaconnect mediaconvert mediaimport medialive mediapackage
    mediapackage-vod mediapackagev2 mediastore mediastore-data mediatailor medical-imaging
    meetings-chime memory-db memorydb messaging-chime meteringmarketplace mgh mgn
    migration-hub-refactor-spaces migrationhub-config migrationhub-orchestrator
    migrationhub-strategy migrationhuborchestrator migrationhubstrategy mobileanalytics mobilehub
    mobiletargeting models-v2-lex monitoring monitron mpa mq mturk mturk-requester mwaa
    mwaa-serverless neptune neptune-db neptune-graph neptunedata network-firewall
    network-security-director networkflowmonitor networkmanager networkmanager-chat networkmonitor
    nimble notifications notifications-contacts notificationscontacts nova-act oam
    observabilityadmin odb oidc omics one opensearch opensearchserverless opsworks opsworks-cm
    organizations osis outposts panorama partnercentral partnercentral-account
    partnercentral-account-management partnercentral-benefits partnercentral-channel
    partnercentral-selling payment-cryptography payment-cryptography-data payments pca-connector-ad
    pca-connector-scep pcs personalize personalize-events personalize-runtime pi pinpoint
    pinpoint-email pinpoint-sms-voice pinpoint-sms-voice-v2 pipes polly pricing pricingplanmanager
    private-networks profile proton purchase-orders q qapps qbusiness qconnect qdeveloper qldb
    quicksight ram rbin rds rds-data rds-db redshift redshift-data redshift-serverless
    refactor-spaces rekognition reporting-marketplace repostspace resiliencehub resource-explorer
    resource-explorer-2 resource-groups resourcegroupstaggingapi rhelkb robomaker rolesanywhere
    route53 route53-recovery-cluster route53-recovery-control route53-recovery-control-config
    route53-recovery-readiness route53domains route53globalresolver route53profiles route53resolver
    rtbfabric rum runtime-v2-lex s3 s3-control s3-object-lambda s3-outposts s3control s3express
    s3files s3outposts s3tables s3vectors sagemaker sagemaker-a2i-runtime
    sagemaker-data-science-assistant sagemaker-edge sagemaker-featurestore-runtime
    sagemaker-geospatial sagemaker-groundtruth-synthetic sagemaker-metrics sagemaker-mlflow
    sagemaker-runtime sagemaker-unified-studio-mcp savingsplans scheduler schemas scn sdb
    secretsmanager security-ir securityagent securityhub securitylake serverlessrepo service-quotas
    servicecatalog servicecatalog-appregistry servicediscovery serviceextract servicequotas ses
    sesv2 shield signer signer-data signin simpledbv2 simspaceweaver sms sms-voice
    snow-device-management snowball sns social-messaging socialmessaging sqlworkbench sqs ssm
    ssm-contacts ssm-guiconnect ssm-incidents ssm-quicksetup ssm-sap ssmmessages sso sso-admin
    sso-directory sso-oauth sso-oidc states stepfunctions storagegateway sts supplychain support
    support-app support-console supportapp supportplans supportrecommendations sustainability swf
    synthetics tag tagging tax taxsettings textract thinclient timestream timestream-influxdb
    timestream-query timestream-write tiros tnb transcribe transfer transform transform-custom
    translate trustedadvisor ts user-subscriptions uxc vendor-insights verified-access
    verifiedpermissions voice-chime voice-id voiceid vpc-lattice vpc-lattice-svcs vpce waf
    waf-regional wafv2 wam wellarchitected wickr wisdom workdocs worklink workmail
    workmailmessageflow workspaces workspaces-instances workspaces-thin-client workspaces-web xray
    """
}
