import Documents

extension PodTemplate.Container {
  /// The container's probes by their field.
  var probes: [(field: String, node: Node)] {
    ["livenessProbe", "readinessProbe", "startupProbe"].compactMap { field in
      node.given(field).map { (field, $0) }
    }
  }

  /// An init container that goes on running beside the others.
  var isSidecar: Bool { role == .initial && node.text("restartPolicy") == "Always" }
}
