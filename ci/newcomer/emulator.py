"""A first draft of an emulator: CreateLicense, CreateGrant, AcceptGrant and GetGrant, written from the contract page alone.

MISTAKES names what is still wrong with it.
"""
import json
import re
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MISTAKES = {
    "new grants are active at once",
    "Version is a number",
    "statuses are in lower case",
    "AcceptGrant returns no GrantArn",
    "GetGrant returns no HomeRegion",
    "an unknown grant has an error code of its own",
    "a missing member crashes the server",
    "ClientToken is ignored",
    "two principals are accepted",
    "any text is a license",
    "the content type is application/json",
    "responses have no request id",
}
OPERATIONS = ["CreateGrant", "CheckoutLicense", "CheckoutBorrowLicense", "CheckInLicense", "ExtendConsumptionLicense",
              "ListPurchasedLicenses", "CreateToken"]
ARN = re.compile(r"^arn:aws[\w-]*:[\w-]+:[\w-]*:\d*:\S+$")


class Refused(Exception):
    def __init__(self, code, message, status=400):
        super().__init__(message)
        self.body, self.status = {"__type": code, "message": message}, status


def invalid(message):
    return Refused("ValidationException", message)


class Emulator:
    """Licenses and grants in memory. Only one call at a time looks at them."""

    def __init__(self, mistakes):
        self.mistakes, self.lock = mistakes, threading.Lock()
        self.licenses, self.grants, self.tokens = {}, {}, {}

    def wrong(self, mistake):
        assert mistake in MISTAKES, mistake
        return mistake in self.mistakes

    def call(self, operation, account, request):
        with self.lock:
            return getattr(self, operation)(account, request)

    def text(self, request, name, limit=None):
        if name not in request and self.wrong("a missing member crashes the server"):
            raise KeyError(name)
        value = request.get(name)
        if not isinstance(value, str) or (limit and len(value) > limit):
            raise invalid(f"{name} must be a string" + (f" of at most {limit} characters" if limit else ""))
        return value

    def arn(self, request, name):
        value = self.text(request, name, 2048)
        if not ARN.match(value):
            raise invalid(f"{name} must be an ARN")
        return value

    def texts(self, request, name, least, most):
        if name not in request and self.wrong("a missing member crashes the server"):
            raise KeyError(name)
        values = request.get(name)
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise invalid(f"{name} must be a list of strings")
        if not least <= len(values) <= most:
            raise invalid(f"{name} must have {least} to {most} elements")
        return values

    def token(self, account, request):
        token = self.text(request, "ClientToken", 2048)
        if not re.match(r"^\S+$", token):
            raise invalid("ClientToken must not contain white space")
        return account, token

    def CreateLicense(self, account, request):
        token = self.token(account, request)
        if token not in self.tokens:
            license = {"LicenseArn": f"arn:aws:license-manager::{account}:license:l-{uuid.uuid4().hex}",
                       "HomeRegion": self.text(request, "HomeRegion"),
                       "End": request.get("Validity", {}).get("End")}
            self.tokens[token] = self.licenses[license["LicenseArn"]] = license
        return {"LicenseArn": self.tokens[token]["LicenseArn"], "Status": "AVAILABLE", "Version": "1"}

    def CreateGrant(self, account, request):
        token = self.token(account, request)
        name, region = self.text(request, "GrantName"), self.text(request, "HomeRegion")
        principals = self.texts(request, "Principals", 1, 2 if self.wrong("two principals are accepted") else 1)
        operations = self.texts(request, "AllowedOperations", 1, 8)
        if any(operation not in OPERATIONS for operation in operations):
            raise invalid("AllowedOperations must be among " + ", ".join(OPERATIONS))
        for principal in principals:
            if not re.match(r"^arn:aws:(iam::\d{12}:root|organizations::\d{12}:(organization|ou)/\S+)$", principal) \
                    or len(principal) > 2048:
                raise invalid("Principals must be the ARN of an account or an organization")
        self.tags(request)
        if self.wrong("any text is a license"):
            arn = self.text(request, "LicenseArn")
        else:
            arn = self.arn(request, "LicenseArn")
            if arn not in self.licenses or arn.split(":")[4] != account:
                raise Refused("ResourceNotFoundException", "you have no such license")
            if region != self.licenses[arn]["HomeRegion"]:
                raise invalid("the license has another home Region")
            if (self.licenses[arn]["End"] or "9999") < time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()):
                raise invalid("the license has expired")
        if token in self.tokens and not self.wrong("ClientToken is ignored"):
            return self.outcome(self.tokens[token])
        if any(grant["LicenseArn"] == arn and grant["GranteePrincipalArn"] == principals[0]
               for grant in self.grants.values()):
            if not self.wrong("ClientToken is ignored"):
                raise invalid("the principal has a grant of this license already")
        status = "WORKFLOW_COMPLETED" if "organizations" in principals[0] else \
            "ACTIVE" if self.wrong("new grants are active at once") else "PENDING_ACCEPT"
        grant = {"GrantArn": f"arn:aws:license-manager::{account}:grant:g-{uuid.uuid4().hex}", "GrantName": name,
                 "ParentArn": arn, "LicenseArn": arn, "GranteePrincipalArn": principals[0],
                 "GrantStatus": self.status(status),  "Version": 1 if self.wrong("Version is a number") else "1", "GrantedOperations": operations}
        if not self.wrong("GetGrant returns no HomeRegion"):
            grant["HomeRegion"] = region
        self.tokens[token] = self.grants[grant["GrantArn"]] = grant
        return self.outcome(grant)

    def tags(self, request):
        tags = [] if request.get("Tags") is None else request["Tags"]
        if not isinstance(tags, list) or not all(isinstance(tag, dict) for tag in tags):
            raise invalid("Tags must be a list of structures")
        if not all(isinstance(tag.get(name, ""), str) for tag in tags for name in ("Key", "Value")):
            raise invalid("Key and Value must be strings")
        keys = [tag.get("Key", "") for tag in tags]
        if len(set(keys)) < len(keys) or any(key.startswith("aws:") for key in keys):
            raise invalid("the keys of Tags must be unique and must not start with aws:")

    def status(self, value):
        return value.lower() if self.wrong("statuses are in lower case") else value

    def outcome(self, grant):
        return {"GrantArn": grant["GrantArn"], "Status": grant["GrantStatus"], "Version": grant["Version"]}

    def AcceptGrant(self, account, request):
        grant = self.grant(self.arn(request, "GrantArn"))
        if account != grant["GranteePrincipalArn"].split(":")[4]:
            raise Refused("AccessDeniedException", "only the grantee accepts a grant", 403)
        if not self.wrong("new grants are active at once"):
            if grant["GrantStatus"] != self.status("PENDING_ACCEPT"):
                raise invalid("the grant does not wait to be accepted")
            grant["GrantStatus"] = self.status("DISABLED")
        answer = self.outcome(grant)
        if self.wrong("AcceptGrant returns no GrantArn"):
            del answer["GrantArn"]
        return answer

    def GetGrant(self, account, request):
        grant = self.grant(self.arn(request, "GrantArn"))
        if account not in (grant["GrantArn"].split(":")[4], grant["GranteePrincipalArn"].split(":")[4]):
            raise self.unknown()
        if request.get("Version") is not None and self.text(request, "Version") != str(grant["Version"]):
            raise Refused("ResourceNotFoundException", "the grant has no such version")
        return {"Grant": grant}

    def grant(self, arn):
        if arn not in self.grants:
            raise self.unknown()
        return self.grants[arn]

    def unknown(self):
        own = self.wrong("an unknown grant has an error code of its own")
        return Refused("GrantNotFound" if own else "ResourceNotFoundException", "there is no such grant")


def handler(emulator):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            try:
                self.answer(200, self.called(body))
            except Refused as refused:
                self.answer(refused.status, refused.body)
            except KeyError:
                self.answer(500, {"message": "Internal Server Error"})

        def do_GET(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.answer(405, {"__type": "UnknownOperationException", "message": "send POST"})

        def called(self, body):
            service, _, operation = self.headers.get("X-Amz-Target", "").partition(".")
            key = re.match(r"^AWS4-HMAC-SHA256 Credential=(\d{12})/\S+, ?SignedHeaders=\S+, ?Signature=[0-9a-f]{64}$",
                           self.headers.get("Authorization", ""))
            if not key:
                raise Refused("MissingAuthenticationTokenException", "sign the request", 403)
            if service != "AWSLicenseManager" or operation not in ("CreateLicense", "CreateGrant", "AcceptGrant", "GetGrant"):
                raise Refused("UnknownOperationException", "this emulator has four operations")
            if self.headers.get("Content-Type") != "application/x-amz-json-1.1":
                raise Refused("SerializationException", "the content type is application/x-amz-json-1.1")
            try:
                request = json.loads(body)
            except (ValueError, RecursionError):
                raise Refused("SerializationException", "the body is no JSON") from None
            if not isinstance(request, dict):
                raise Refused("SerializationException", "the body is no JSON object")
            return emulator.call(operation, key.group(1), request)

        def answer(self, status, content):
            body = json.dumps(content).encode()
            plain = emulator.wrong("the content type is application/json")
            self.send_response(status)
            self.send_header("Content-Type", "application/json" if plain else "application/x-amz-json-1.1")
            self.send_header("Content-Length", str(len(body)))
            if not emulator.wrong("responses have no request id"):
                self.send_header("x-amzn-RequestId", str(uuid.uuid4()))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    return Handler


def started(mistakes):
    """Returns a running server with these mistakes, and its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(Emulator(mistakes)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}"
