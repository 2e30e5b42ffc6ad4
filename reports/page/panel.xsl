<?xml version="1.0" encoding="UTF-8"?>
<!-- Section 6: the panel: each criterion's ballots as dots and as a table. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="r say">
  <xsl:template name="panel">
    <xsl:variable name="judged" select="$results[r:ballots/r:ballot]"/>
    <section id="panel" aria-labelledby="h-panel">
      <h2 id="h-panel">6 <say:words zh="专家评审" en="The panel"/></h2>
      <xsl:choose>
        <xsl:when test="not($judged) and not($report/r:experts)">
          <p class="none">
            <say:words zh="本次评价没有专家评分。" en="No expert cast a ballot."/>
          </p>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="experts"/>
          <xsl:if test="$judged">
            <xsl:call-template name="dots">
              <xsl:with-param name="judged" select="$judged"/>
            </xsl:call-template>
          </xsl:if>
          <xsl:apply-templates select="$judged" mode="ballots"/>
          <xsl:if test="$judged">
            <xsl:call-template name="command">
              <xsl:with-param name="figures" select="'ballots ballot'"/>
            </xsl:call-template>
          </xsl:if>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <!-- One row a criterion: a dot for each ballot on a line from 0 to 100. -->
  <xsl:template name="dots">
    <xsl:param name="judged"/>
    <xsl:variable name="rows" select="count($judged)"/>
    <figure class="dots">
      <svg viewBox="-290 -60 1370 {$rows * 60 + 100}" role="img"
        aria-labelledby="t-dots d-dots">
        <title id="t-dots">
          <say:plain zh="各评分项的专家评分" en="Ballots by criterion"/>
        </title>
        <desc id="d-dots">
          <say:plain
            zh="每个评分项一行，从 0 到 100 分，一点一票；数值见下列各表。"
            en="One row a criterion from 0 to 100, one dot a ballot; the figures are in the tables below."/>
        </desc>
        <path class="grid" d="M0-30V{$rows * 60}M250-30V{$rows * 60}M500-30V{$rows * 60}M750-30V{$rows * 60}M1000-30V{$rows * 60}"/>
        <text x="0" y="{$rows * 60 + 30}" text-anchor="middle">0</text>
        <text x="500" y="{$rows * 60 + 30}" text-anchor="middle">50</text>
        <text x="1000" y="{$rows * 60 + 30}" text-anchor="middle">100</text>
        <xsl:for-each select="$judged">
          <xsl:variable name="y" select="position() * 60 - 60"/>
          <text x="-30" y="{$y + 14}" text-anchor="end">
            <xsl:choose>
              <xsl:when test="string-length(@rule) > 10">
                <xsl:value-of select="concat(substring(@rule, 1, 9), '…')"/>
              </xsl:when>
              <xsl:otherwise>
                <xsl:value-of select="@rule"/>
              </xsl:otherwise>
            </xsl:choose>
          </text>
          <path class="axis" d="M0 {$y}H1000"/>
          <path class="bound" d="M{r:ballots/@passAt div 10} {$y - 22}V{$y + 22}"/>
          <xsl:for-each select="r:ballots/r:ballot">
            <!-- Equal ballots stand beside one another. -->
            <xsl:variable name="same" select="count(preceding-sibling::r:ballot[
              @score = current()/@score])"/>
            <xsl:choose>
              <xsl:when test="@counted = 'true'">
                <circle class="dot" cx="{@score * 10 + $same * 8}" cy="{$y}" r="13"/>
              </xsl:when>
              <xsl:otherwise>
                <path class="out" d="M{@score * 10 + $same * 8 - 10} {$y - 10}l20 20m0-20l-20 20"/>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
          <xsl:variable name="joint" select="r:ballots/@combined |
            r:ballots[not(@combined)]/@mean"/>
          <xsl:if test="$joint">
            <path class="joint" d="M{$joint div 10} {$y - 26}l14 26l-14 26l-14-26Z"/>
          </xsl:if>
        </xsl:for-each>
      </svg>
      <figcaption>
        <say:words
          zh="圆点为计入的评分，叉为不计入的评分，菱形为合并得分，竖线为通过线。"
          en="Dots: ballots that count; crosses: those that do not; diamond: the combined score; upright line: passes from here."/>
      </figcaption>
    </figure>
  </xsl:template>

  <xsl:template match="r:result" mode="ballots">
    <xsl:variable name="anchor">
      <xsl:apply-templates select="." mode="anchor"/>
    </xsl:variable>
    <xsl:variable name="name" select="concat('ballots.', @rule)"/>
    <xsl:variable name="rule" select="@rule"/>
    <h3 id="b{$anchor}">
      <xsl:call-template name="rule"/>
      <xsl:text> </xsl:text>
      <xsl:call-template name="outcome"/>
    </h3>
    <xsl:for-each select="r:ballots">
      <dl class="facts">
        <div>
          <dt><say:words zh="计入票数" en="Counted"/></dt>
          <dd>
            <xsl:call-template name="figure">
              <xsl:with-param name="name" select="concat($name, '.counted')"/>
              <xsl:with-param name="value" select="@counted"/>
            </xsl:call-template>
            <xsl:text> </xsl:text>
            <say:words zh="（至少 {@quorum}）" en="(at least {@quorum})"/>
          </dd>
        </div>
        <xsl:call-template name="average">
          <xsl:with-param name="name" select="$name"/>
          <xsl:with-param name="part" select="'mean'"/>
        </xsl:call-template>
        <xsl:call-template name="average">
          <xsl:with-param name="name" select="$name"/>
          <xsl:with-param name="part" select="'median'"/>
        </xsl:call-template>
        <xsl:call-template name="average">
          <xsl:with-param name="name" select="$name"/>
          <xsl:with-param name="part" select="'trimmed'"/>
        </xsl:call-template>
        <xsl:if test="@lowest">
          <div>
            <dt><say:words zh="最低–最高" en="Lowest–highest"/></dt>
            <dd>
              <xsl:call-template name="figure">
                <xsl:with-param name="name" select="concat($name, '.lowest')"/>
                <xsl:with-param name="value" select="@lowest"/>
              </xsl:call-template>
              <xsl:text>–</xsl:text>
              <xsl:call-template name="figure">
                <xsl:with-param name="name" select="concat($name, '.highest')"/>
                <xsl:with-param name="value" select="@highest"/>
              </xsl:call-template>
              <xsl:text> </xsl:text>
              <say:words zh="（相差" en="(spread"/>
              <xsl:text> </xsl:text>
              <xsl:call-template name="figure">
                <xsl:with-param name="name" select="concat($name, '.range')"/>
                <xsl:with-param name="value" select="@range"/>
              </xsl:call-template>
              <say:words zh="）" en=")"/>
            </dd>
          </div>
        </xsl:if>
        <div>
          <dt><say:words zh="通过线 / 未通过线" en="Passes from / fails below"/></dt>
          <dd>
            <xsl:call-template name="decimal">
              <xsl:with-param name="bp" select="@passAt"/>
            </xsl:call-template>
            <xsl:text> / </xsl:text>
            <xsl:call-template name="decimal">
              <xsl:with-param name="bp" select="@failBelow"/>
            </xsl:call-template>
          </dd>
        </div>
      </dl>
      <xsl:if test="@majority = 'true'">
        <p><say:words zh="本项按多数决：60 分及以上的票过半即通过。"
          en="The majority decides: it passes when more than half of the ballots are 60 or more."/></p>
      </xsl:if>
      <table aria-labelledby="b{$anchor}">
        <thead>
          <tr>
            <th scope="col"><say:words zh="专家" en="Expert"/></th>
            <th scope="col" class="n"><say:words zh="评分" en="Score"/></th>
            <th scope="col"><say:words zh="说明" en="Notes"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="r:ballot">
            <xsl:call-template name="ballot">
              <xsl:with-param name="rule" select="$rule"/>
            </xsl:call-template>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:for-each>
  </xsl:template>

  <!-- One of the three averages; which of them decides is said. -->
  <xsl:template name="average">
    <xsl:param name="name"/>
    <xsl:param name="part"/>
    <xsl:variable name="value" select="@*[local-name() = $part]"/>
    <!-- Few ballots are not trimmed: it is the mean then. -->
    <xsl:variable name="whole" select="$part = 'trimmed' and
      @counted &lt; @trimFrom"/>
    <xsl:if test="$value">
      <div>
        <dt>
          <xsl:choose>
            <xsl:when test="$part = 'mean'"><say:words zh="平均分" en="Mean"/></xsl:when>
            <xsl:when test="$part = 'median'"><say:words zh="中位数" en="Median"/></xsl:when>
            <xsl:when test="$whole"><say:words zh="截尾平均分" en="Trimmed mean"/></xsl:when>
            <xsl:otherwise><say:words zh="去掉最高最低后的平均分" en="Trimmed mean"/></xsl:otherwise>
          </xsl:choose>
        </dt>
        <dd>
          <xsl:call-template name="points">
            <xsl:with-param name="name" select="concat($name, '.', $part)"/>
            <xsl:with-param name="bp" select="$value"/>
          </xsl:call-template>
          <xsl:if test="@majority != 'true' and ($part = @method or
            ($part = 'trimmed' and @method = 'trimmed-mean') or
            ($part = 'mean' and not(@method)))">
            <xsl:text> </xsl:text>
            <strong class="tag"><say:words zh="据此判定" en="decides"/></strong>
          </xsl:if>
          <xsl:if test="$whole">
            <xsl:text> </xsl:text>
            <say:words zh="（票数不足 {@trimFrom}，未去掉）"
              en="(nothing dropped: fewer than {@trimFrom} ballots)"/>
          </xsl:if>
        </dd>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template name="ballot">
    <xsl:param name="rule"/>
    <tr>
      <th scope="row"><bdi><xsl:value-of select="@expert"/></bdi></th>
      <td class="n">
        <xsl:call-template name="figure">
          <xsl:with-param name="name"
            select="concat('ballot.', $rule, '.', @expert, '.', @round)"/>
          <xsl:with-param name="value" select="@score"/>
        </xsl:call-template>
      </td>
      <td>
        <xsl:if test="@round > 1 or ../r:ballot/@round > 1">
          <say:words zh="第 {@round} 轮" en="round {@round}"/>
          <xsl:text> </xsl:text>
        </xsl:if>
        <xsl:if test="@counted = 'false'">
          <span class="tag">
            <say:words zh="不计入：" en="not counted:"/>
            <xsl:text> </xsl:text>
            <xsl:call-template name="why-not-counted"/>
          </span>
          <xsl:text> </xsl:text>
        </xsl:if>
        <xsl:if test="@trimmed = 'lowest'">
          <span class="tag"><say:words zh="最低分" en="the lowest"/></span>
          <xsl:text> </xsl:text>
        </xsl:if>
        <xsl:if test="@trimmed = 'highest'">
          <span class="tag"><say:words zh="最高分" en="the highest"/></span>
          <xsl:text> </xsl:text>
        </xsl:if>
        <xsl:if test="@dissent = 'true'">
          <strong class="tag"><say:words zh="不同意见" en="dissents"/></strong>
          <xsl:text> </xsl:text>
        </xsl:if>
        <xsl:if test="r:reason">
          <bdi><xsl:value-of select="r:reason"/></bdi>
        </xsl:if>
      </td>
    </tr>
  </xsl:template>
</xsl:stylesheet>
