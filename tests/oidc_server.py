"""A municipality's own log-in on this machine: OpenID Connect with signed tokens, for one test at a time."""

import base64
import hashlib
import json
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID, SECRET = "utmarkt", "a secret of the test"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class LogIn:
    """Who has logged in at the municipality, and what was asked of the server."""

    def __init__(self):
        self.claims = {}
        self.asked = {}
        self.issuer = ""

    def discovery(self):
        pages = {
            "authorization_endpoint": "authorize",
            "token_endpoint": "token",
            "userinfo_endpoint": "userinfo",
            "jwks_uri": "jwks",
        }
        return {"issuer": self.issuer} | {
            name: f"{self.issuer}/{page}" for name, page in pages.items()
        }

    def keys(self):
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        return {"keys": [public | {"kid": "1", "alg": "RS256", "use": "sig"}]}

    def id_token(self):
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 60}
        return jwt.encode(claims | self.claims, KEY, algorithm="RS256", headers={"kid": "1"})

    def authorize(self, query):
        """Where the browser is sent back; the person has logged in."""
        self.asked = query
        return f"{query['redirect_uri']}?{urlencode({'code': 'once', 'state': query['state']})}"

    def token(self, form):
        """A token for the right program, the right code and the proof that it was the program that asked."""
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        is_right = (
            form.get("code") == "once"
            and form.get("client_secret") == SECRET
            and proof == self.asked["code_challenge"]
        )
        if not is_right:
            return {"error": "invalid_grant"}
        return {"access_token": "a", "token_type": "Bearer", "id_token": self.id_token()}


@contextmanager
def log_in_server():
    """``with log_in_server() as municipality:`` set ``municipality.claims`` to who logs in there."""
    municipality = LogIn()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            pages = {
                "/.well-known/openid-configuration": municipality.discovery,
                "/jwks": municipality.keys,
                "/userinfo": lambda: municipality.claims,
            }
            if parts.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", municipality.authorize(query))
                self.end_headers()
            else:
                self.answer(pages[parts.path]())

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            self.answer(municipality.token(form))

        def answer(self, content):
            self.send_response(400 if "error" in content else 200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(content).encode())

        def log_message(self, *arguments):
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    municipality.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield municipality
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
