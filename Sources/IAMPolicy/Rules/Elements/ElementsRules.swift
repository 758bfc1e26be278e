extension PolicyRules {
  /// Rules about the elements of a policy and of its statements.
  static let elements: [PolicyRule] = [
    notAPolicy, missingVersion, invalidVersion, missingStatement, emptyStatementList,
    missingEffect, invalidEffect, missingAction, missingResource, unknownElement,
    idInIdentityPolicy, elementPair, duplicateKeyCase, dataType, invalidSid, duplicateSid,
    duplicateSidOfResource, emptySid, emptyAction, emptyResource, policySize,
    unsupportedCharacter, placeholder,
  ]
}
