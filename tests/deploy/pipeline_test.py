#!/usr/bin/env python3
"""The pipeline of dvc.yaml, run by the real DVC: a fresh clone gives the same bytes, pulled or made again.

Usage: pipeline_test.py SOURCE_DIR PROGRAM. Runs in the Python of build/deps/python, which packaging/setup.sh --tests makes;
leaves with 77, and a line that says so, where that has no DVC. Servers listen on this machine only.
"""
import hashlib
import json
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import dvc  # noqa: F401
    from moto.server import ThreadedMotoServer
    from ruamel.yaml import YAML
except ImportError as missing:
    print(f"skipped: {missing.name} is not installed; packaging/setup.sh --tests does that where PyPI can be reached")
    sys.exit(77)

logging.getLogger("werkzeug").setLevel(logging.ERROR)  # the stand-in for S3 tells of every request
SOURCE, PROGRAM = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
PIPELINE = ("dvc.yaml", "params.yaml", ".dvcignore", ".gitignore", ".dvc/config", ".dvc/.gitignore")
NOTHING_TO_DO = "Data and pipelines are up to date."


def environment():
    """Without the settings of this machine and of its user."""
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "DVC_", "GIT_"))}
    nobody = {"NAME": "Planwright", "EMAIL": "planwright@example.org"}
    return keep | {
        "HOME": str(scratch / "home"),
        "DVC_NO_ANALYTICS": "1",
        "DVC_SITE_CACHE_DIR": str(scratch / "site"),
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_SYSTEM": "/dev/null",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in nobody.items()},
    }


def run(folder, *command):
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, timeout=280)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    return done.stdout


def git(folder, *arguments):
    return run(folder, "git", *arguments)


def dvc_run(folder, *arguments):
    return run(folder, sys.executable, "-m", "dvc", *arguments)


def change_params(folder, change):
    yaml = YAML()
    params = yaml.load(folder / "params.yaml")
    change(params)
    yaml.dump(params, folder / "params.yaml")


def make_small(params, threads):
    params["demo"].update(categories=3, months=30, events=6000)
    params["threads"] = threads
    params["workspace"] = f"build/of {threads}.planwright"


def install_program(folder):
    """Where ./run builds it."""
    link = folder / "build" / "release" / "bin" / "planwright-cli"
    link.parent.mkdir(parents=True)
    link.symlink_to(PROGRAM)


def new_project(name, threads):
    """The pipeline as it is committed, with a small demo."""
    folder = scratch / name
    for file in PIPELINE:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SOURCE / file, folder / file)
    change_params(folder, lambda params: make_small(params, threads))
    install_program(folder)
    git(folder, "init", "-q")
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", "The pipeline")
    return folder


def clone(folder, name):
    git(scratch, "clone", "-q", str(folder), name)
    install_program(scratch / name)
    return scratch / name


def outputs(folder):
    """What dvc.lock says of every output: path to hash, size and number of files."""
    lock = YAML(typ="safe").load(folder / "dvc.lock")
    outs = [out for stage in lock["stages"].values() for out in stage["outs"]]
    return {out["path"]: (out["md5"], out["size"], out.get("nfiles")) for out in outs}


def tree(folder):
    """Path below data/ to SHA-256, of every file."""
    files = [file for file in (folder / "data").rglob("*") if file.is_file()]
    return {str(file.relative_to(folder / "data")): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


class PipelineTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.first = new_project("first project", threads=1)
        cls.said = dvc_run(cls.first, "repro")
        git(cls.first, "add", "dvc.lock")
        git(cls.first, "commit", "-q", "-m", "What it made")
        cls.store = scratch / "store"
        dvc_run(cls.first, "remote", "add", "--default", "store", str(cls.store))
        cls.s3 = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        cls.s3.start()
        cls.addClassCleanup(cls.s3.stop)
        address = "http://%s:%d" % cls.s3.get_host_and_port()
        make_bucket(address)
        dvc_run(cls.first, "remote", "add", "cloud", "s3://planwright-test/dvc")
        dvc_run(cls.first, "remote", "modify", "cloud", "endpointurl", address)
        dvc_run(cls.first, "remote", "modify", "cloud", "region", "eu-west-1")
        git(cls.first, "commit", "-q", "-am", "Where the data lie")

    def test_every_stage_ran_and_git_sees_no_data(self):
        stages = re.findall(r"Running stage '(\w+)'", self.said)
        self.assertEqual(stages[:2], ["demo", "import"])
        self.assertEqual(sorted(stages), sorted(YAML(typ="safe").load(SOURCE / "dvc.yaml")["stages"]))
        self.assertEqual(git(self.first, "status", "--short", "--untracked-files=all"), "")

    def test_again_it_does_nothing(self):
        self.assertTrue(dvc_run(self.first, "repro").strip().endswith(NOTHING_TO_DO))
        self.assertEqual(git(self.first, "status", "--short"), "")

    def test_made_again_elsewhere_with_other_threads_it_has_the_same_hashes(self):
        second = new_project("second", threads=2)
        dvc_run(second, "repro")
        self.assertEqual(outputs(second), outputs(self.first))
        self.assertEqual(tree(second), tree(self.first))

    def test_pulled_from_a_folder_it_has_the_same_hashes(self):
        dvc_run(self.first, "push")
        self.check_clone("from store", "store")

    def test_pulled_from_s3_it_has_the_same_hashes(self):
        dvc_run(self.first, "push", "--remote", "cloud")
        self.check_clone("from cloud", "cloud")

    def check_clone(self, name, remote):
        fresh = clone(self.first, name)
        self.assertEqual(tree(fresh), {})
        dvc_run(fresh, "pull", "--remote", remote)
        self.assertEqual(tree(fresh), tree(self.first))
        self.assertEqual(outputs(fresh), outputs(self.first))
        self.assertTrue(dvc_run(fresh, "repro").strip().endswith(NOTHING_TO_DO))
        self.assertFalse(any((fresh / "build").glob("*.planwright")))
        # The snapshot's events are those that its name was made from.
        added = run(fresh, PROGRAM, "snapshots", "add", "data/snapshot", "--workspace", "w.planwright", "--json")
        manifest = json.loads((fresh / "data/snapshot/manifest.json").read_text())
        self.assertEqual(json.loads(added)["snapshot_sha256"], manifest["sha256"])

    def test_a_stage_runs_alone_from_what_was_pulled(self):
        dvc_run(self.first, "push")
        fresh = clone(self.first, "alone")
        dvc_run(fresh, "pull")
        change_params(fresh, lambda params: params["evaluation"].update(test=5))
        said = dvc_run(fresh, "repro")
        self.assertEqual(re.findall(r"Running stage '(\w+)'", said), ["evaluate", "package"])
        mine, others = outputs(fresh), outputs(self.first)
        changed = {path for path in mine if mine[path] != others[path]}
        self.assertEqual(changed, {"data/reports/evaluate.json", "data/reports/metrics.json"})
        metrics = json.loads(dvc_run(fresh, "metrics", "show", "--json"))
        scores = metrics[""]["data"]["data/reports/metrics.json"]["data"]["test"]
        self.assertEqual(sorted(scores), ["h1", "h2", "h3"])
        self.assertEqual(scores["h1"]["forecasts"], 5 * 4)  # 3 categories and the rows without one

    def test_the_documents_name_the_same_snapshot_and_bundle(self):
        def read(name):
            return json.loads((self.first / "data" / name).read_text())

        train, evaluate = read("reports/train.json"), read("reports/evaluate.json")
        (bundle,) = (self.first / "data" / "bundles").iterdir()
        manifest = (bundle / "manifest.json").read_bytes()
        self.assertEqual(bundle.name, hashlib.sha256(manifest).hexdigest())
        self.assertEqual({train["bundle_sha256"], evaluate["bundle_sha256"]}, {bundle.name})
        documents = ("reports/train.json", "reports/evaluate.json", "reports/backtest.json", "snapshot/import.json")
        names = {read(name)["snapshot_sha256"] for name in documents}
        self.assertEqual(names, {read("snapshot/manifest.json")["sha256"]})
        self.assertEqual(json.loads(manifest)["snapshot_sha256"], *names)
        self.assertFalse((self.first / "data/snapshot/customers.parquet").exists())

    def test_params_name_the_program_s_version(self):
        version = YAML(typ="safe").load(SOURCE / "params.yaml")["version"]
        self.assertEqual(run(scratch, PROGRAM, "--version").split()[-1], version)


def make_bucket(address):
    import boto3

    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
    client = boto3.client("s3", endpoint_url=address, region_name="eu-west-1", **keys)
    client.create_bucket(Bucket="planwright-test", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="planwright pipeline ") as name:
        scratch = Path(name)
        (scratch / "home").mkdir()
        unittest.main(argv=sys.argv[:1], verbosity=2)
