#!/usr/bin/env python3
"""moto's server, with registry policies of scope V2, which may hold every action of ECR.

Amazon ECR User Guide, "Private registry permissions": V2 is what every registry has by now; moto refuses what V1 did not have.
"""

import sys

from moto.ecr.models import ECRBackend
from moto.server import main

ECRBackend._validate_registry_policy_action = lambda *_: None

if __name__ == "__main__":
    main(sys.argv[1:])
