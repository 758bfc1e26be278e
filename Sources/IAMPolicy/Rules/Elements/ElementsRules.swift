extension PolicyRules {
  /// Rules about what a document and its statements consist of.
  static let elements: [PolicyRule] = [
    notAPolicy, missingVersion, invalidVersion, missingStatement, emptyStatementList,
    missingEffect, invalidEffect, missingAction, missingResource, unknownElement,
    idInIdentityPolicy, elementPair, duplicateKeyCase, dataType, invalidSid, duplicateSid,
    duplicateSidOfResource, emptySid, emptyAction, emptyResource, policySize,
    unsupportedCharacter,
  ]
}
