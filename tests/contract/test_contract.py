"""The contract and its printed bodies agree, so a check that passes means something."""

import pytest

from tests.contract import Example, Mismatch, examples, operation_of, validate_request, validate_response


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)
def test_printed_body_fits_the_contract(example: Example) -> None:
    method, path = operation_of(example.operation)
    if example.status is None:
        validate_request(method, path, example.body)
    else:
        validate_response(method, path, example.status, example.body)


def test_real_paths_are_recognised() -> None:
    body = {"success": True, "data": [{"time": "10:00", "datetime": "2026-03-02T10:00:00+00:00"}]}
    validate_response("GET", "/api/v1/book_times/1/0/2026-03-02?service_ids[]=7", 200, body)
    validate_response("GET", "/book_times/1/0/2026-03-02", 404, {"success": False, "meta": {"message": "no"}})


@pytest.mark.parametrize(
    ("method", "path", "status", "body"),
    [
        ("GET", "/book_times/1/0/2026-03-02", 200, {"success": True, "data": [{"time": "10:00"}]}),
        ("GET", "/book_times/1/0/2026-03-02", 200, {"success": False, "data": []}),
        ("GET", "/book_times/1/0/2026-03-02", 206, {"success": True, "data": []}),
        ("POST", "/book_record/1", 422, {"success": False, "meta": {"code": "slot taken"}}),
        ("POST", "/book_record/1", 500, {"oops": 1}),
        ("GET", "/no/such/path", 200, {}),
        ("PATCH", "/book_record/1", 200, {}),
    ],
)
def test_what_does_not_fit_is_told(method: str, path: str, status: int, body: object) -> None:
    with pytest.raises(Mismatch):
        validate_response(method, path, status, body)


def test_a_request_is_checked() -> None:
    with pytest.raises(Mismatch, match="phone"):
        validate_request("POST", "/book_code/1", {"fullname": "Ann"})
    with pytest.raises(Mismatch, match="no body"):
        validate_request("GET", "/book_services/1", {})
