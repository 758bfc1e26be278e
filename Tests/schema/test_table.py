"""The committed table is the output of generate.py, and a List is validated with its items."""

from generate import TABLE, generated
from manifests import BASES, changed
from validation import validated


def test_the_table_is_current():
    assert TABLE.read_text() == generated(), "run Tests/schema/generate.py"


def test_a_list_is_validated_with_its_items(tmp_path):
    broken = changed(BASES["pod"], "c.image")
    document = {"apiVersion": "v1", "kind": "List", "item": [], "items": [BASES["secret"], broken]}
    places = [finding["document_path"] for finding in validated([document], tmp_path)[0]]
    assert sorted(places) == ["$.item", "$.items[1].spec.containers[0]"]
