extension PolicyRules {
  /// Rules about condition operators, keys, values and variables.
  static let conditions: [PolicyRule] =
    [unknownOperator, nullIfExists, nullWithQualifier] + qualifiers + [keyType]
    + conditionKeys + keysInContext
    + valueLists + valueTypes + [stringValue, arnValue, wildcardWithoutLike]
    + sourceAddresses + endpointIDs + [regionValue]
    + variableSyntax + [variableOperator, variableElement, variableVersion]
}
