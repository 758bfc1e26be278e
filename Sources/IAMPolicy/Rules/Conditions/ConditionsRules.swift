extension PolicyRules {
  /// Rules about condition operators, keys, values and variables.
  static let conditions: [PolicyRule] =
    conditionOperators + conditionKeys + conditionValues + variables

  private static let conditionOperators: [PolicyRule] = [
    unknownOperator,
    nullIfExists,
    nullWithQualifier,
    missingQualifier,
    qualifierOnSingleValue,
    keyType,
  ]

  private static let conditionKeys: [PolicyRule] = [
    conditionKeyFormat,
    unknownGlobalKey,
    unsupportedGlobalKey,
    deprecatedGlobalKey,
    unknownServiceKey,
    missingTagKey,
    unsupportedActionForKey,
    missingActionForKey,
    servicePrincipalUnsupportedKey,
    irrelevantKey,
    pairedKeys,
  ]

  private static let conditionValues: [PolicyRule] = [
    emptyCondition,
    emptyConditionValues,
    mixedConditionValues,
    repeatedConditionValue,
    redundantBounds,
    multipleBooleans,
    booleanValue,
    numberValue,
    dateValue,
    ipValue,
    stringValue,
    arnValue,
    wildcardWithoutLike,
    ipHostBits,
    privateSourceIP,
    privateSourceIPSubset,
    vpcFormat,
    vpceFormat,
    regionValue,
  ]

  private static let variables: [PolicyRule] = [
    variableBrace,
    variableQuote,
    variableSpace,
    variableEmpty,
    variableOperator,
    variableElement,
    variableVersion,
  ]
}
